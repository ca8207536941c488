"""What is typed into a form and not yet a note: kept on the disk, so that it survives a line that drops."""

import hashlib
import json
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.notes import files
from reader.notes.places import Homes

_ENDING: Final = ".draft"
_MOST: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that was left."""

    name: str
    """Of its file."""
    fields: dict[str, str]
    """What the form held, by the form's own names."""
    saved: str
    """When, UTC."""


class Drafts:
    """The drafts of one article or pair; one for each open form.

    All methods raise OSError where the state folder fails; the form itself loses nothing by that.
    """

    def __init__(self, paths: Sequence[str], homes: Homes) -> None:
        mark = hashlib.sha256("\0".join(sorted(os.path.realpath(path) for path in paths)).encode("utf-8", "replace"))
        self._folder = os.path.join(homes.state, "drafts")
        self._mark = mark.hexdigest()[:24]

    def new(self) -> str:
        """A name for the draft of a form that opens."""
        return f"{self._mark}-{secrets.token_hex(4)}{_ENDING}"

    def keep(self, name: str, fields: dict[str, str], saved: str) -> None:
        """Put what a form holds on the disk; an empty form keeps nothing."""
        if not any(words.strip() for words in fields.values()):
            self.drop(name)
            return
        files.make_folder(self._folder)
        content = json.dumps({"v": 1, "fields": fields, "saved": saved}).encode()
        files.replace(os.path.join(self._folder, name), content)

    def drop(self, name: str) -> None:
        """The form became a note, or was given up."""
        files.remove(os.path.join(self._folder, name))

    def all(self) -> list[Draft]:
        """Drafts of these articles, the newest first; what cannot be read is passed over and left."""
        found: list[Draft] = []
        for name in files.names(self._folder):
            if not name.startswith(self._mark) or not name.endswith(_ENDING):
                continue
            try:
                part = json.loads(files.read(os.path.join(self._folder, name), _MOST) or b"")
                fields = {str(key): str(words) for key, words in part["fields"].items()}
                found.append(Draft(name, fields, str(part["saved"])))
            except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
                continue
        return sorted(found, key=lambda draft: draft.saved, reverse=True)
