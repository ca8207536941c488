"""Rows of segments brought to an exact width."""

from collections.abc import Sequence

from reader.layout.marks import TEXT
from reader.layout.model import Row, Segment
from reader.layout.widths import cells, head


def exactly(row: Sequence[Segment], width: int) -> Row:
    """A row of just so many cells, without empty segments, neighbours of one look joined."""
    made: list[Segment] = []
    room = width
    for segment in row:
        if not segment.text or room == 0:
            continue
        text = segment.text
        taken = cells(text)
        if taken > room:
            text = head(text, room)
            taken = cells(text)
            text += " " * (room - taken)
            taken = room
        room -= taken
        if made and made[-1].mark == segment.mark:
            made[-1] = Segment(made[-1].text + text, segment.mark)
        else:
            made.append(Segment(text, segment.mark))
    if room:
        made.append(Segment(" " * room, TEXT))
    return tuple(made)
