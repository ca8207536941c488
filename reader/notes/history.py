"""Undo and redo without limit in a session, as a value."""

from dataclasses import dataclass, replace

from reader.notes.merge import Change


@dataclass(frozen=True, slots=True)
class Step:
    """What one command changed."""

    name: str
    """For the reader: "edit", "delete"."""
    book: int
    """Which of the session's sidecars."""
    changes: tuple[Change, ...]

    def reversed(self) -> "Step":
        """The step that takes this one back."""
        return replace(self, changes=tuple(change.reversed() for change in reversed(self.changes)))


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
