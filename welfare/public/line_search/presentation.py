"""Statement lines as the public reads them, and what of their words it may read."""

from collections import defaultdict

from django.urls import reverse

from frontportal.kit.values.money import dong
from frontportal.kit.values.text import fold
from frontportal.kit.web.table_cells import date, header, text
from frontportal.places.models import Unit
from welfare.appeals.models import Appeal
from welfare.appeals.transfer_codes import memo_code
from welfare.masking.masker import AllowedWords, masked, without_long_runs
from welfare.reconciliation.models import Match
from welfare.statements.line_search.engine import COUNTED, LinePage
from welfare.statements.line_search.index_words import joined, split_words
from welfare.statements.models.line import StatementLine

KINDS = {"commune": "xa", "town": "thi tran", "ward": "phuong", "district": "huyen", "province": "tinh"}

OVER = "Đã hết thời hạn hiện nội dung"


def public_words() -> AllowedWords:
    """Names of the places and codes that memos carry. 2 queries."""
    units = list(Unit.objects.filter(kind__in=KINDS))
    names = {tuple(fold(unit.name).split()): KINDS[unit.kind] for unit in units}
    # A name of one word may be a person's, unless its kind stands before it.
    places = {(*kind.split(), *name) for name, kind in names.items()} | {name for name in names if len(name) > 1}
    codes = {fold(code) for code in Appeal.objects.values_list("code", flat=True)}
    return AllowedWords(places=frozenset(places), codes=frozenset(codes | {memo_code(unit).lower() for unit in units}))


def lines_of(found: LinePage) -> list[StatementLine]:
    """The lines of a page in its order."""
    lines = StatementLine.objects.in_bulk([cursor.id for cursor in found.cursors])
    return [lines[cursor.id] for cursor in found.cursors]


def table(lines: list[StatementLine], known: AllowedWords, words: tuple[str, ...] = ()) -> dict:
    """What parts/_table.html takes. Names stay whole only of givers who agreed, on the gift that is this line.

    With `words` only lines where they can be read: one that has them in a hidden name would tell the name.
    """
    agreed = names_agreed(lines)
    rows = []
    for line in lines:
        shown = masked_memo(line, AllowedWords(known.places, agreed[line.pk], known.codes))
        if words and not words_visible(words, shown):
            continue
        rows.append(
            [
                date(line.day),
                {"text": f"{'+' if line.credit else '−'}{dong(line.credit or line.debit)}", "numeric": True},
                text(shown),
                text(f"Dòng {dong(line.number)}", statement_url(line)),
            ]
        )
    return {"columns": header("Ngày", "Đồng#", "Nội dung đã che", "Trong sao kê"), "rows": rows}


def statement_url(line: StatementLine) -> str:
    return reverse("welfare:statement", args=[line.statement_id])


def masked_memo(line: StatementLine, known: AllowedWords) -> str:
    """Memo and other side, masked; the other side only where the memo does not name it already."""
    if getattr(line, "memo_hidden_on", None):
        return OVER
    parts = [masked(line.memo, known)]
    if line.counterparty and fold(line.counterparty) not in fold(line.memo):
        parts.append(masked(line.counterparty, known))
    return without_long_runs(" · ".join(part for part in parts if part)) or "…"


def words_visible(words: tuple[str, ...], shown: str) -> bool:
    visible, gaps = split_words(shown)
    return {*visible, *joined(visible, gaps)}.issuperset(words)


def names_agreed(lines: list[StatementLine]) -> dict[int, frozenset]:
    """Folded names by line, of those whose contribution is this line and may be named.

    None where a part of the line is another's, or not known yet: the name beside its amount would tell of that part.
    """
    named = Match.objects.standing().filter(
        line__in=lines, contribution__publish_name=True, contribution__state="confirmed"
    )
    agreed, left = defaultdict(frozenset), {line.pk: line.size for line in lines}
    for line, name, amount in named.values_list("line", "contribution__donor_name", "amount"):
        agreed[line] |= {tuple(fold(name).split())}
        left[line] -= amount
    return defaultdict(frozenset, {line: names for line, names in agreed.items() if not left[line]})


def counted(found: LinePage, rows: int) -> str:
    """How many lines there are, as far as they are counted; empty on later pages. `rows` are those of this page."""
    if found.count is None:
        return ""
    if found.after is None:
        return f"{rows} dòng"
    return f"Hơn {COUNTED} dòng" if found.count > COUNTED else f"{found.count} dòng"
