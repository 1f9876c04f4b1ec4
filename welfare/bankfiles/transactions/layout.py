"""What is known of one bank's file beyond its headers."""

from collections.abc import Callable
from dataclasses import dataclass

from welfare.bankterms.columns.header import Columns
from welfare.bankterms.model import Transaction
from welfare.bankterms.text.cells import Cells
from welfare.pdftables.page_rows import Blocks
from welfare.pdftables.rows.row_blocks import split_by_date

from .signature import Signature


@dataclass(frozen=True)
class Layout:
    """`slug` is for programs, `title` for people. `bank`: the account's bank as the portal names it, where the layout tells.

    `matches(signature)`: whether a file is of this layout. `repair(cells, columns, last_sequence)` mends the cells of one
    line of a table before they are read; `enrich(transaction)` takes out of its texts what the bank writes into them.
    `blocks`: how the runs of a PDF's page are parted into rows (row_blocks.py); `joined`: whether words that were drawn in
    splinters are put together first. `credits_only`: the bank publishes this list of what came in, and of nothing else. `spills`: the rest
    of a long memo stands in the first cell of the next line.
    """

    slug: str
    title: str
    matches: Callable[[Signature], bool]
    bank: str = ""
    repair: Callable[[Cells, Columns, int], Cells] | None = None
    enrich: Callable[[Transaction], None] | None = None
    blocks: Blocks = split_by_date
    joined: bool = False
    credits_only: bool = False
    spills: bool = False
