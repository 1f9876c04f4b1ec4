"""A PDF as runs: what one drawing operation wrote, where it stands. Words that overlap stay apart, as they were drawn.

Pdfium itself (text_layer.py) is loaded with the first PDF: it takes 10 MB, which the reading of sheets does without.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, BinaryIO

from frontportal.kit.values.legacy_fonts import from_tcvn3
from welfare.bankterms.model import FileRefusedError
from welfare.bankterms.text.dates import starts_with_day
from welfare.bankterms.text.labels import is_cancelling
from welfare.bankterms.text.legacy_fonts import converter, without_u

from .content.letter_spacing import without_letter_spacing
from .content.ruling import Ruling
from .content.spelling import spelled
from .content.text_runs import TextRun, WordSpacing, join_runs

if TYPE_CHECKING:
    from .content.unseen import VisibilityCheck

BATCH = 32  # pages that one process reads before the next one's turn
FRESH = 500  # pages after which the file is opened anew
SEARCHED_PAGES = 5  # a cover or a stamp may come before the first page with text
MOST_SHOWN = 5  # texts that a sentence names
UNSEEN_FURTHER = "Các trang sau cũng có chữ không nhìn thấy được khi xem hoặc in."
RECOGNISED = "Chữ trong tệp PDF do máy nhận dạng từ ảnh quét, không phải ngân hàng in ra: số liệu có thể sai, hãy đối chiếu từng dòng với ảnh."


@dataclass
class Page:
    """A page's runs in the order in which they were written, which is often not the order in which one reads. `text`:
    all of them as they are in the file, before letters of old fonts are converted. `as_drawn`: the runs before words were put
    together. `further`: of the file's first page without walls, those between the days of the next pages: amounts there may be wider."""

    number: int
    width: float
    height: float
    runs: list[TextRun]
    see_rules: Callable[[], Ruling]
    text: str
    as_drawn: list[TextRun] = field(default_factory=list)
    further: list[TextRun] = field(default_factory=list)

    @cached_property
    def days(self) -> list[float]:
        """The heights of the runs that begin with a day, from the top."""
        return sorted(run.base for run in self.runs if starts_with_day(run.text))

    def beside_days(self) -> list[TextRun]:
        """The runs as drawn, from the first day to the last."""
        days = self.days or [0.0]
        return [run for run in self.as_drawn if days[0] - 1 < run.base < days[-1] + 1]

    @cached_property
    def rules(self) -> Ruling:
        """The lines of the page's table; looked for when they are first asked for."""
        return self.see_rules()


class Pages:
    """The pages of a file, read one at a time. `first_page` is the first page with text; `len()` counts pages. `notes`:
    Vietnamese sentences on how the file was read, complete once all pages were.

    Several processes can share a file: of every `of` batches of pages, one of them reads the `number`-th (from 0).
    """

    def __init__(self, file: BinaryIO, *, number: int = 0, of: int = 1):
        from .content import text_layer

        self.text_layer, self.file = text_layer, file
        self.document, self.seen = text_layer.opened(file), 0
        self.number, self.of = number, of
        self.convert: Callable[[str], str] | None = None
        self.is_spelled = self.has_lost_letters = False
        self.unseen_on: set[int] = set()  # pages with text that nobody sees
        self.notes: list[str] = []
        self.joining: WordSpacing | None = None
        self.is_spaced = False  # whether lines of single letters are set apart, and are put together first
        self.dated: Callable[[Page, list[TextRun]], list[TextRun]] | None = None
        first_page = next((page for page in map(self.page, range(min(SEARCHED_PAGES, len(self)))) if page.runs), None)
        if first_page is None:
            raise FileRefusedError(
                "no_text", "Tệp PDF chỉ có hình (bản quét), không có chữ để đọc. Hãy xin ngân hàng tệp gốc."
            )

        self.first_page = first_page
        self.convert = converter(first_page.text)
        self.spell_first_page()

    def spell_first_page(self) -> None:
        """Read it again, as it is spelled and put together by now."""
        self.is_spelled = True
        self.notes.clear()
        self.has_lost_letters = False
        self.unseen_on = set()
        first = self.first_page.number
        self.first_page = self.page(first - 1)
        if len(self) > first and not self.first_page.rules.upright():
            more = [self.page(index) for index in range(first, min(first + SEARCHED_PAGES, len(self)))]
            self.first_page.further = [run for page in more for run in page.beside_days()]

    def join(self, how: WordSpacing | None) -> None:
        """From now on, put words together that were drawn letter by letter or word by word; None: leave them as drawn."""
        self.joining, self.is_spelled = how, self.convert is not None
        if how and not self.is_spelled:  # letter by letter, no word notes in which font it is
            joined = self.page(self.first_page.number - 1)
            self.convert = converter("\n".join(run.text for run in joined.runs))
        self.spell_first_page()

    def complete_days(self, dated: Callable[[Page, list[TextRun]], list[TextRun]]) -> None:
        """From now on, take a page's runs as `dated` gives them, which knows the year of days that have none, or the day of rows."""
        self.dated = dated
        self.spell_first_page()

    def __len__(self) -> int:
        return len(self.document)

    def share(self) -> Iterator[tuple[Page, bool]]:
        """Our pages, each with True; after each batch the next page with False, for what a row goes on with there."""
        if self.of == 1:
            yield from ((self.page(index), True) for index in range(len(self)))
            return
        for first in range(self.number * BATCH, len(self), self.of * BATCH):
            for index in range(first, min(first + BATCH, len(self))):
                yield self.page(index), True
            if first + BATCH < len(self):
                yield self.page(first + BATCH), False

    def drop_cache(self) -> None:
        """Open the file anew: pdfium keeps in memory whatever it has seen of a document."""
        _ = self.first_page.rules  # what is asked for later needs the page that goes now
        self.document.close()
        self.document, self.seen = self.text_layer.opened(self.file), 0

    def page(self, index: int) -> Page:
        """The page at an index from 0; the one before may be gone then. Raises FileRefusedError when it is broken."""
        self.seen += 1
        if self.seen > FRESH:
            self.drop_cache()
        try:
            handle = self.document[index]
            letters = handle.get_textpage()
        except self.text_layer.Broken:
            raise FileRefusedError("damaged", f"Trang {index + 1} của tệp PDF bị hỏng, không đọc được.") from None
        width, height = handle.get_size()
        text = self.text_layer.whole_text(letters)
        page = Page(index + 1, width, height, [], partial(self.text_layer.ruling_of, handle, width, height), text)
        sight = self.text_layer.sight_of(handle, width, height)
        page.runs = self.runs(page, letters, sight, handle.get_rotation())
        is_recognised = self.text_layer.is_unseen(letters)
        self.unseen_on |= {page.number} if sight.gone and not is_recognised else set()
        is_named = len(self.unseen_on) <= MOST_SHOWN
        notes = [RECOGNISED] if is_recognised else unseen_note(page.number, sight) if is_named else [UNSEEN_FURTHER]
        notes += [note_sentence(page.number, words) for words in self.text_layer.notes_on(handle)]
        notes += [f"Chữ chìm “{words[:40]}” không được đọc." for words in dict.fromkeys(sight.sunk)]
        self.notes += [note for note in notes if note not in self.notes]
        letters.close()
        if self.convert is from_tcvn3 and not self.has_lost_letters:
            lost = lost_letters(page)
            self.has_lost_letters = bool(lost)
            self.notes += lost
        return page

    def runs(self, page: Page, letters: object, sight: "VisibilityCheck", turn: int) -> list[TextRun]:
        """A page's runs of pdfium's letters, spelled and put together as is wanted by now."""
        how, separates = self.joining, page.rules.separates if self.joining else None
        runs = self.text_layer.runs_of(
            letters, page.text, position=sight.position, turn=turn, wide=bool(how), separates=separates, sight=sight
        )
        if self.is_spelled and not self.convert:
            runs = spelled_runs(runs, None)
        page.as_drawn = runs = without_letter_spacing(runs) if self.is_spaced else runs
        if how and separates:
            is_first = page.number == self.first_page.number
            runs = join_runs(runs, separates, how if is_first else how._replace(top=0.0))
        if self.is_spelled and (self.convert or how):  # marks of letters may be drawn by themselves
            runs = spelled_runs(runs, self.convert)
        return self.dated(page, runs) if self.dated else runs


def note_sentence(number: int, words: str) -> str:
    """What is notes of a note that somebody left on a page."""
    warning = ": hãy xem dòng đó có tính không" if is_cancelling(words) else ""
    return f"Trang {number} có ghi chú thêm vào tệp PDF (“{words[:80]}”){warning}."


def unseen_note(number: int, sight: "VisibilityCheck") -> list[str]:
    """A sentence on text of a page that nobody sees; none where there is none."""
    if not sight.gone:
        return []
    if sight.is_mostly_gone:
        return [
            f"Trang {number}: phần lớn chữ không nhìn thấy được khi xem hoặc in, vẫn được đọc; hãy đối chiếu với bản in."
        ]
    shown = ", ".join(f"“{run.text[:30]}”" for run in sight.gone[:MOST_SHOWN])
    more = f" và {len(sight.gone) - MOST_SHOWN} chỗ nữa" if len(sight.gone) > MOST_SHOWN else ""
    return [f"Trang {number} có chữ không nhìn thấy được khi xem hoặc in ({shown}{more}): không đọc các chữ đó."]


def lost_letters(page: Page) -> list[str]:
    """A sentence on words that lack a letter: the program that wrote the PDF had dropped it, nothing brings it back."""
    lost = next(filter(None, (without_u(run.text) for run in page.runs)), "")
    return [f"Tệp dùng phông chữ TCVN3 và thiếu chữ ư, như trong “{lost}” ở trang {page.number}."] if lost else []


def spelled_runs(runs: list[TextRun], convert: Callable[[str], str] | None) -> list[TextRun]:
    """Runs with the text that their letters stand for, without those that have nothing to see."""
    whole = "".join([run.text for run in runs])
    if not convert and whole.isascii() and whole.isprintable():
        return runs
    found = []
    for run in runs:
        text = run.text
        if convert or not text.isascii() or not text.isprintable():
            text = spelled(text, convert)
            if not text:
                continue
            run = TextRun(run.left, run.right, run.base, text)
        found.append(run)
    return found
