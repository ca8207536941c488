"""Completions for shells: the commands and their options, read off the parsers, and files everywhere else."""

from collections.abc import Mapping, Sequence
from typing import Final

SHELLS: Final = ("bash", "zsh", "fish")

_BASH: Final = """\
# diptych completions for bash:  source <(diptych completions bash)
_diptych() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command=${{COMP_WORDS[1]}} words=""
  if [ "$before" = --theme ]; then COMPREPLY=($(compgen -W "{themes}" -- "$word")); return; fi
  if [ "$COMP_CWORD" -eq 1 ]; then words="{first}"
  else case $command in
{cases}
    *) words="{options}" ;;
  esac; fi
  [ "$COMP_CWORD" -gt 2 ] && [ "${{word#-}}" = "$word" ] && words=""
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  case $word,$command in -*) ;; *,notes|*,merge) COMPREPLY+=($(compgen -f -- "$word")) ;;
    *,completions|*,themes|*,keys) ;; *) COMPREPLY+=($(compgen -f -X "*.diptych.yaml" -- "$word")) ;; esac
}}
complete -o filenames -F _diptych diptych
"""
_ZSH: Final = """\
#compdef diptych
# diptych completions for zsh:  diptych completions zsh > ~/.zfunc/_diptych
_diptych() {{
  if [[ $words[CURRENT-1] == --theme ]]; then compadd -- {themes}; return; fi
  if (( CURRENT == 2 )); then compadd -- {first}; _files; return; fi
  case $words[2] in
{cases}
    *) compadd -- {options} ;;
  esac
  _files
}}
_diptych "$@"
"""


def completions(shell: str, options: Mapping[str, Sequence[str]], themes: Sequence[str]) -> str:
    """The script that a shell reads.

    Args:
        shell: One of `SHELLS`.
        options: Options of each command and words that it takes, those of reading under the empty name.
        themes: What `--theme` takes.
    """
    commands = [name for name in options if name]
    first = " ".join([*commands, *options[""]])
    if shell == "fish":
        return _fish(commands, options, themes)
    sign = 'words="{}"' if shell == "bash" else "compadd -- {}"
    cases = "\n".join(f"    {name}) {sign.format(' '.join(options[name]))} ;;" for name in commands)
    form = _BASH if shell == "bash" else _ZSH
    return form.format(first=first, cases=cases, options=" ".join(options[""]), themes=" ".join(themes))


def _fish(commands: Sequence[str], options: Mapping[str, Sequence[str]], themes: Sequence[str]) -> str:
    lines = ["# diptych completions for fish:  diptych completions fish > ~/.config/fish/completions/diptych.fish"]
    lines.append(f"complete -c diptych -n __fish_use_subcommand -a '{' '.join(commands)}'")
    lines.append(f"complete -c diptych -n __fish_use_subcommand -l theme -x -a '{' '.join(themes)}'")
    for name, words in options.items():
        where = f"'__fish_seen_subcommand_from {name}'" if name else "__fish_use_subcommand"
        lines += [
            f"complete -c diptych -n {where} {f'-l {word[2:]}' if word.startswith('--') else f'-a {word}'}"
            for word in words
            if not word.startswith("-") or word.startswith("--")
        ]
    return "\n".join(lines) + "\n"
