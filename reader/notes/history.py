"""Undo and redo without limit in a session, as a value."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.notes.merge import Change


@dataclass(frozen=True, slots=True)
class Part:
    """What a command changed in one sidecar."""

    book: int
    """Which of the session's sidecars."""
    changes: tuple[Change, ...]

    def reversed(self) -> "Part":
        """The changes that take these back."""
        return replace(self, changes=tuple(change.reversed() for change in reversed(self.changes)))


@dataclass(frozen=True, slots=True)
class Step:
    """What one command changed."""

    name: str
    """For the reader: "edit", "delete"."""
    parts: tuple[Part, ...]

    def reversed(self) -> "Step":
        """The step that takes this one back."""
        return replace(self, parts=tuple(part.reversed() for part in reversed(self.parts)))

    def moved(self, books: Sequence[int | None]) -> "Step | None":
        """The step where the sidecars have other numbers; None where one of its own is open no more."""
        now = [(books[part.book], part) for part in self.parts]
        parts = tuple(replace(part, book=book) for book, part in now if book is not None)
        return replace(self, parts=parts) if len(parts) == len(self.parts) else None


@dataclass(frozen=True, slots=True)
class History:
    """Steps that can be taken back, the last one last, and steps that can be made again, the next one last."""

    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()

    def done(self, step: Step) -> "History":
        """After a new step there is nothing to make again."""
        return History((*self.past, step))

    def undone(self) -> "History":
        """After the last step was taken back."""
        return History(self.past[:-1], (*self.future, self.past[-1]))

    def redone(self) -> "History":
        """After a step was made again."""
        return History((*self.past, self.future[-1]), self.future[:-1])

    def moved(self, books: Sequence[int | None]) -> "History":
        """What is left of it when other sidecars are open: for each number its new one, None for one that is not."""
        past, future = ([step.moved(books) for step in steps] for steps in (self.past, self.future))
        return History(tuple(filter(None, past)), tuple(filter(None, future)))


@dataclass(frozen=True, slots=True)
class Steps:
    """The history of one store, with the sidecars that its numbers mean."""

    paths: tuple[str, ...]
    history: History
