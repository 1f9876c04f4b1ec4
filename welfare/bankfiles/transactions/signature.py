"""What a file shows of itself before it is read: enough to tell one bank's layout from another's."""

from dataclasses import dataclass, field

from welfare.bankterms.columns.header import PARTS, Columns
from welfare.bankterms.text.words import fold
from welfare.pdftables.column_bands import grid_by_contents, grid_of
from welfare.pdftables.pages import Page


@dataclass(frozen=True)
class Signature:
    """`kind`: "pdf" or "table". `text`: the first page's words, folded, one run a line. `columns`: the table's, by headers;
    of a page without headers (`headless`) by what stands in them."""

    kind: str
    text: str = ""
    columns: Columns | None = field(default=None)
    headless: bool = False

    def says(self, *words: str) -> bool:
        """Whether the first page prints each of these, folded, as a text of its own or as part of one."""
        return all(word in self.text for word in words)

    @property
    def is_pdf(self) -> bool:
        """Whether the file is pages."""
        return self.kind == "pdf"

    @property
    def is_table(self) -> bool:
        """Whether the file is lines of cells."""
        return self.kind == "table"

    def prints(self, *headers: str) -> bool:
        """Whether a table's headers are these, folded, among others; one of two languages is enough."""
        found = list(self.columns.headers.values()) if self.columns else []
        return {*headers} <= {fold(part) for header in found for part in (header, *PARTS.split(header))}

    def has(self, *fields: str) -> bool:
        """Whether the headers name each of these fields."""
        return self.columns is not None and self.columns.has(*fields)

    def has_any(self, *fields: str) -> bool:
        """Whether the headers name one of these fields."""
        return any(self.has(field) for field in fields)


def signature_of_page(page: Page) -> Signature:
    """By the page's headers, or by what stands in its columns where it has none."""
    grid = grid_of(page)
    found = grid or grid_by_contents(page)
    text = "\n".join(fold(run.text) for run in page.runs)
    return Signature("pdf", text, found.columns if found else None, headless=grid is None)
