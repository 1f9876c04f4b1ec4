"""The files of an edition: asked of the rooms that can write them, named with their hashes, kept as they are."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from frontportal.kit import discovery

from ..models.edition import Edition
from ..models.edition_file import EditionFile

CONTENT = "noi-dung.json"


@dataclass(frozen=True)
class WholeFile:
    """A file to take home, as `EditionFile` keeps it."""

    name: str
    content_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def words_of(content: dict, *, day: date, site: str) -> dict:
    """What a year says beside its figures, from the rooms' `edition_files.words(content, day=, site=)`."""
    found: dict = {}
    for room in discovery.modules("edition_files"):
        if hasattr(room, "words"):
            found |= room.words(content, day=day, site=site)
    return found


def unwritable(content: dict) -> list[str]:
    """Sentences about what no file could carry, from the rooms' `edition_files.unwritable(content)`."""
    rooms = [room for room in discovery.modules("edition_files") if hasattr(room, "unwritable")]
    return [sentence for room in rooms for sentence in room.unwritable(content)]


def whole_files(content: dict, sha256: str) -> list[WholeFile]:
    """Every room's `edition_files.files(content, sha256)`, in the order of the rooms."""
    rooms = discovery.modules("edition_files")
    return [WholeFile(*each) for room in rooms for each in room.files(content, sha256)]


def manifest_of(content: dict, sha256: str, files: Iterable[WholeFile], before: Edition | None) -> dict:
    """See `Edition.manifest`."""
    return {
        "year": content["year"],
        "edition": content["edition"]["number"],
        "content": sha256,
        "files": [{"name": each.name, "size": len(each.content), "sha256": each.sha256} for each in files],
        "previous": before.manifest_sha256 or None if before else None,
    }


def store(edition: Edition, files: Iterable[WholeFile]) -> None:
    """One after another: a statement of all files of ten thousand communes would hold each several times at once."""
    for each in files:
        given = {"name": each.name, "content_type": each.content_type, "content": each.content, "sha256": each.sha256}
        EditionFile.objects.create(edition=edition, size=len(each.content), **given)
