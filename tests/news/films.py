"""MP4 films as bytes: a real one that is drawn, and made up ones of single boxes."""

from frontportal.news.demo import CONTENT

REAL = (CONTENT / "videos" / "trong-cay.mp4").read_bytes()
PLACE = b"\xa9xyz+11.7987+108.2156/"  # as phones write it


def box(kind: bytes, *content: bytes) -> bytes:
    whole = b"".join(content)
    return (8 + len(whole)).to_bytes(4, "big") + kind + whole


def header(scale: int = 1000, length: int = 125_000) -> bytes:
    return box(b"mvhd", bytes(12), scale.to_bytes(4, "big"), length.to_bytes(4, "big"), bytes(80))


def track(codec: bytes, width: int = 640, height: int = 360, *, turned: bool = False, more: bytes = b"") -> bytes:
    matrix = bytes(4) if turned else b"\0\1\0\0"
    size = (width << 16).to_bytes(4, "big") + (height << 16).to_bytes(4, "big")
    table = box(b"stsd", bytes(4), (1).to_bytes(4, "big"), box(codec, bytes(8)))
    return box(
        b"trak", box(b"tkhd", bytes(40), matrix, bytes(32), size), box(b"mdia", box(b"minf", box(b"stbl", table))), more
    )


def film(*tracks: bytes, more: bytes = b"", after: bytes = b"") -> bytes:
    """A film of these tracks, with further boxes inside its header and behind its data."""
    return box(b"ftyp", b"isom", bytes(4)) + box(b"moov", header(), *tracks, more) + box(b"mdat", b"12345678") + after
