"""ZIP packages, opened with distrust: what they say of themselves is bounded before a byte is unpacked."""

import io
import zipfile
import zlib

from .errors import FileRefusedError

MOST_PARTS, MOST_UNPACKED = 5_000, 100 * 2**20
BROKEN = "Tệp đã hỏng, không mở được. Hãy lưu lại từ tệp gốc."
FAULTS = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError)  # fmt: skip


class Package:
    """`names` of its parts. Raises FileRefusedError for what is too much, broken or locked."""

    def __init__(self, data: bytes):
        try:
            self.file = zipfile.ZipFile(io.BytesIO(data))
        except FAULTS:
            raise FileRefusedError(BROKEN) from None
        parts = self.file.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise FileRefusedError("Tệp nở ra quá lớn khi giải nén.")
        if any(part.flag_bits & 1 for part in parts):
            raise FileRefusedError("Tệp có mật khẩu. Hãy bỏ mật khẩu rồi lưu lại.")
        if len({part.filename.lower() for part in parts}) < len(parts):
            raise FileRefusedError(BROKEN)  # of two parts of one name, one reader takes the first, another the last
        self.names = {part.filename for part in parts if not part.is_dir()}

    def read(self, name: str) -> bytes:
        """A part's content, no longer than the package says; `zipfile` reads no further."""
        try:
            return self.file.read(name)
        except FAULTS:
            raise FileRefusedError(BROKEN) from None

    def check_whole(self) -> None:
        """Raises FileRefusedError where a part can't be unpacked or is not what its checksum says."""
        try:
            is_broken = self.file.testzip() is not None
        except FAULTS:
            is_broken = True
        if is_broken:
            raise FileRefusedError(BROKEN)
