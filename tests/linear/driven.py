"""A talk driven without a terminal: what is said, what is asked, with answers given beforehand."""

from collections.abc import Iterator
from pathlib import Path

from reader.linear.reading import LinearReader
from reader.linear.talk import Ask, Copy, Talk
from reader.settings import Settings
from reader.ui.book import neighbours


def said(talk: Talk, *answers: str | None) -> list[str]:
    """All lines of a talk, and of its questions the prompts; questions behind the last answer are left."""
    waiting = [*answers]
    lines: list[str] = []
    answer: str | None = None
    try:
        while True:
            part = talk.send(answer)
            answer = None
            if isinstance(part, Ask):
                lines.append(part.prompt)
                answer = waiting.pop(0) if waiting else None
                if answer is not None and part.keep is not None:
                    part.keep(answer)
            elif isinstance(part, Copy):
                lines.append(f"(clipboard) {part.text}")
            else:
                lines.append(part)
    except StopIteration:
        assert not waiting, f"not asked for: {waiting}"
        return lines


class Pressed:
    """A linear reader of one article or two, by commands."""

    def __init__(self, *paths: Path, own: Settings | None = None) -> None:
        names = tuple(map(str, paths))
        self.told: list[str] = []
        self.reader = LinearReader(names, own or Settings(author="mia"), neighbours(names), self.told.append)

    def __call__(self, command: str, *answers: str | None) -> list[str]:
        """What a command says."""
        return said(self.reader.obey(command), *answers)

    def each(self, *commands: str) -> Iterator[str]:
        """The first line of what each command says."""
        for command in commands:
            yield self(command)[0]
