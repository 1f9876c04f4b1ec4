"""Is a file what its ending says? By signature first, then opened by what reads such files. Knows no Django: see process.py."""

from pathlib import PurePosixPath

from .errors import FileRefusedError
from .office import MAIN_PART, OLD_STREAM, OPEN_KIND, check_new, check_old
from .packages import Package
from .pdf import check_pdf
from .signatures import signature_of

WORDS = {"zip": "tệp nén ZIP", "csv": "tệp CSV", "txt": "tệp văn bản", "pdf": "tệp PDF"}
PICTURES = ("jpg", "jpeg", "png", "gif", "webp")
FILE_TYPES = ["pdf", *OLD_STREAM, *MAIN_PART, *OPEN_KIND, "csv", "txt", "zip"]


def check(data: bytes, ending: str) -> None:
    """Raises FileRefusedError where the content is not what the ending says, or would run."""
    kind, words = signature_of(data)
    if not data:
        raise FileRefusedError("Tệp rỗng.")
    if kind != signature_needed(ending):
        raise FileRefusedError(f"Bên trong là {words}, không phải {WORDS.get(ending, f'tài liệu .{ending}')}.")
    if ending == "pdf":
        check_pdf(data)
    elif ending in OLD_STREAM:
        check_old(data, ending)
    elif ending == "zip":
        check_archive(data)
    elif kind == "zip":
        check_new(data, ending)


def signature_needed(ending: str) -> str:
    if ending in OLD_STREAM:
        return "ole"
    if ending in (*MAIN_PART, *OPEN_KIND, "zip"):
        return "zip"
    return "picture" if ending in PICTURES else "pdf" if ending == "pdf" else "text"


def check_archive(data: bytes) -> None:
    """Every file within is judged like one that comes by itself; an archive in an archive is not taken."""
    package = Package(data)
    package.check_whole()
    for name in sorted(package.names):
        ending = ending_of(name)
        if ending not in (*FILE_TYPES, *PICTURES) or ending == "zip":
            raise FileRefusedError(f"Trong tệp nén có “{name}”, loại tệp không được đăng.")
        try:
            check(package.read(name), ending)
        except FileRefusedError as refused:
            raise FileRefusedError(f"Trong tệp nén, “{name}”: {lowered(str(refused))}") from None


def ending_of(name: str) -> str:
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def lowered(sentence: str) -> str:
    """The sentence as it goes on after a colon."""
    return sentence[:1].lower() + sentence[1:]
