"""What can go wrong, in one line for the reader, and the exit code that goes with it."""


class DiptychError(Exception):
    """Something that the reader can mend; its text is one line that names the file and the way out.

    The text may hold foreign words (a file's name, a line of YAML): whoever prints it sends it through the gate first.
    """

    exit_code = 1
    """Status of the process when this error ends it: 1, bad input."""


class UsageError(DiptychError):
    """The command was called in a way that it does not have."""

    exit_code = 2


class FileProblem(DiptychError):
    """A file that cannot be used, with the place where it is wrong."""

    def __init__(self, path: str, what: str, *, line: int | None = None, way_out: str = "") -> None:
        self.path = path
        """The file as the reader named it."""
        self.what = what
        """What is wrong, as the rest of a sentence."""
        self.line = line
        """Line of the file, counted from 1, where one is to blame."""
        self.way_out = way_out
        """What the reader can do about it; may be empty."""
        place = path if line is None else f"{path}:{line}"
        super().__init__(f"{place}: {what}" + (f"; {way_out}" if way_out else ""))


class ArticleProblem(FileProblem):
    """An article that cannot be read: missing, binary, empty, not a regular file, too large."""


class SidecarProblem(FileProblem):
    """A sidecar that does not parse or is not ours; it is never overwritten."""


class ThemeProblem(FileProblem):
    """A theme file with an unknown key or a colour that is none; it is skipped."""


class SettingsProblem(FileProblem):
    """A settings or keymap file with an unknown key, a clash or a value of the wrong kind."""
