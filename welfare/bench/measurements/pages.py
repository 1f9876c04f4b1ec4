"""Reading a statement of many PDF pages, beside pypdfium2 that merely takes the text of each page."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
from django.conf import settings
from django.utils import timezone

from welfare.bankfiles.read import read

from ..long_pdf import lengthened
from ..processor import medians, of_family

HELP = "đọc sao kê PDF nhiều trang (mẫu của từng ngân hàng, chép ra, mỗi dòng một khác) so với pypdfium2 chỉ lấy chữ"
ROUNDS = 3
SAMPLES = settings.BASE_DIR / "tests" / "welfare" / "bankfiles" / "samples"
A_PAGE = 18  # rows, about


def run(rows: int, emit: Callable[[str], None]) -> None:
    """As many pages as about so many rows take, of each bank's sample."""
    with tempfile.TemporaryDirectory() as folder:
        for sample in sorted(SAMPLES.glob("*.pdf")):
            measure(lengthened(sample, Path(folder) / sample.name, -(-rows // A_PAGE)), emit)


def measure(path: Path, emit: Callable[[str], None]) -> None:
    """Rounds of both ways in turn, so that whatever else the machine does burdens both."""
    plain, whole, found = [], [], 0
    for _ in range(ROUNDS):
        plain.append(timed(lambda: take_text(path))[0])
        taken, found = timed(lambda: count(path))
        whole.append(taken)
    (seconds, processor), (seconds_plain, processor_plain) = map(medians, (whole, plain))
    emit(
        f"{path.name}, {len(pdfium.PdfDocument(path))} trang, {found} dòng: đọc sao kê {seconds:.2f} giây, "
        f"pypdfium2 lấy chữ {seconds_plain:.2f} giây, tỷ lệ {seconds / seconds_plain:.2f} (thời gian bộ xử lý: "
        f"{processor:.2f} và {processor_plain:.2f} giây, tỷ lệ {processor / processor_plain:.2f})."
    )


def timed(act: Callable[[], int]) -> tuple[tuple[float, float], int]:
    """Seconds by the clock and of processors, and what was found."""
    started, used = time.perf_counter(), of_family()
    found = act()
    return (time.perf_counter() - started, of_family() - used), found


def count(path: Path) -> int:
    """Rows that are read, those set aside included."""
    reading = read(path, name=path.name, today=timezone.localdate())
    return sum(1 for _ in reading.transactions) + len(reading.rejected)


def take_text(path: Path) -> int:
    """Letters of all pages."""
    letters, document = 0, pdfium.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        letters += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return letters
