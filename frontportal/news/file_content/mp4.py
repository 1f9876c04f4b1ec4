"""What an MP4 film is, read from its boxes (ISO/IEC 14496-12): whether browsers play it, its size, and where phones noted
the place and the device. Reads headers only, whatever the film weighs; knows no Django.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from .errors import FileRefusedError

MOST_BOXES = 5_000
PLAYED = {b"avc1", b"avc3", b"av01", b"vp09"}
HEARD = {b"mp4a", b"Opus", b"fLaC", b".mp3"}
PLACED = b"gpmd"  # a track that tells the place of every second
INNER = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}
HIDDEN = {b"udta", b"meta", b"uuid"}
BROKEN = "Tệp phim hỏng hoặc bị cắt ngang."
NOT_MP4 = "Bên trong không phải phim MP4."
OTHER_CODEC = (
    "Phim quay bằng định dạng mà nhiều máy không xem được ({}). Hãy lưu lại bằng H.264; trên iPhone: Cài đặt, Camera, "
    "Định dạng, “Tương thích nhất”."
)


@dataclass(frozen=True)
class Box:
    """One box: where it begins, where its content begins and ends."""

    kind: bytes
    start: int
    content: int
    end: int
    parents: tuple[bytes, ...]


@dataclass
class VideoFacts:
    """Size of the picture as it is shown, length in seconds (0: not said), boxes that say where and by what it was taken."""

    width: int = 0
    height: int = 0
    seconds: int = 0
    hidden: list[Box] = field(default_factory=list)
    formats: set[bytes] = field(default_factory=set)
    has_media: bool = False


def video_facts(file: BinaryIO) -> VideoFacts:
    """Raises FileRefusedError with a Vietnamese sentence for what is no MP4, is cut off, or would not play."""
    size = file.seek(0, 2)
    file.seek(4)
    if file.read(4) != b"ftyp":
        raise FileRefusedError(NOT_MP4)
    film = VideoFacts()
    for number, box in enumerate(boxes(file, 0, size), 1):
        if number > MOST_BOXES:
            raise FileRefusedError(BROKEN)
        note(film, file, box)
    if not film.has_media or not film.formats:
        raise FileRefusedError(BROKEN)
    check_formats(film.formats)
    return film


def boxes(file: BinaryIO, start: int, end: int, parents: tuple[bytes, ...] = ()) -> Iterator[Box]:
    """All boxes of a stretch in their order, those within others after them."""
    while start < end:
        file.seek(start)
        header = file.read(16)
        length, kind, content = int.from_bytes(header[:4]), header[4:8], start + 8
        if length == 1:
            length, content = int.from_bytes(header[8:16]), start + 16
        stop = end if length == 0 else start + length
        if len(header) < 8 or stop < content or stop > end:
            raise FileRefusedError(BROKEN)
        box = Box(kind, start, content, stop, parents)
        yield box
        if kind in INNER:
            yield from boxes(file, content, stop, (*parents, kind))
        start = stop


def note(film: VideoFacts, file: BinaryIO, box: Box) -> None:
    """What one box says."""
    if box.kind in HIDDEN and box.parents in ((), (b"moov",), (b"moov", b"trak")):
        film.hidden.append(box)
    elif box.kind == b"mdat":
        film.has_media = True
    elif box.kind == b"stsd":
        film.formats.add(piece(file, box.content + 12, 4))
    elif box.kind == b"mvhd":
        film.seconds = seconds_of(piece(file, box.content, 32))
    elif box.kind == b"tkhd":
        width, height = size_of(piece(file, box.end - 44, 44))
        if width * height > film.width * film.height:
            film.width, film.height = width, height


def piece(file: BinaryIO, start: int, length: int) -> bytes:
    file.seek(start)
    found = file.read(length)
    if len(found) < length:
        raise FileRefusedError(BROKEN)
    return found


def seconds_of(header: bytes) -> int:
    """Of a film's header; the second version has longer numbers."""
    at, wide = (20, 8) if header[0] == 1 else (12, 4)
    scale, length = int.from_bytes(header[at : at + 4]), int.from_bytes(header[at + 4 : at + 4 + wide])
    return min(length // scale, 24 * 3600) if scale and length < 1 << (8 * wide - 1) else 0


def size_of(tail: bytes) -> tuple[int, int]:
    """(width, height) in pixels from a track's matrix and size: what was filmed upright is stored lying."""
    is_turned = tail[:4] == bytes(4)
    width, height = int.from_bytes(tail[36:38]), int.from_bytes(tail[40:42])
    return (height, width) if is_turned else (width, height)


def check_formats(formats: set[bytes]) -> None:
    names = ", ".join(sorted(each.decode("ascii", "replace").strip() for each in formats))
    if PLACED in formats:
        raise FileRefusedError("Phim ghi kèm vị trí từng giây. Hãy xuất lại phim không kèm dữ liệu GPS.")
    if not formats & PLAYED:
        raise FileRefusedError(OTHER_CODEC.format(names))
    if not formats <= PLAYED | HEARD | {b"tmcd", b"mebx"}:
        raise FileRefusedError(
            f"Phim có phần tiếng hoặc hình mà nhiều máy không phát được ({names}). Hãy lưu lại bằng H.264 và AAC."
        )


def blank(file: BinaryIO, hidden: list[Box]) -> None:
    """Make the boxes free space of the same length: nothing else moves, and nothing is left to read."""
    for box in hidden:
        file.seek(box.start + 4)
        file.write(b"free")
        file.seek(box.content)
        for start in range(box.content, box.end, 65_536):
            file.write(bytes(min(65_536, box.end - start)))
    file.seek(0)
