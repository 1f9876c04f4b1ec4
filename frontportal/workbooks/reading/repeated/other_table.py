"""Headers of another table further down: its rows would be read by the columns of the first."""

from frontportal.kit.values.text import nfc

from ...headers.columns import Vocabulary
from ...headers.spellings import RUNNING, normal
from ...office_files import InvalidFile
from ..line import Line, is_number

LEAST = 3  # headers by which a line is known to be one of them
SENTENCE = (
    "Từ dòng {line} là một bảng khác, có cột {names}. Mỗi trang tính chỉ nhập một bảng: hãy chuyển bảng ấy sang trang tính khác, "
    "hoặc xếp cột như bảng trên."
)


def refuse_other_table(lines: list[Line], vocabulary: Vocabulary) -> None:
    """`lines` are without repeated headers. Raises InvalidFile that names the line and its headers."""
    for line in lines:
        texts = [nfc(cell).strip() for cell in line.filled if isinstance(cell, str) and not is_number(cell)]
        if len(texts) < LEAST or len(texts) < len(line.filled):
            continue
        known = sum(vocabulary.meaning(text) is not None for text in texts)
        if normal(texts[0]) in RUNNING or known >= LEAST and 2 * known > len(texts):
            raise InvalidFile(SENTENCE.format(line=line.number, names=", ".join(f"“{text}”" for text in texts)))
