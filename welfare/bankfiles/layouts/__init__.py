"""One module a layout: LAYOUT, TITLE, BANK, PROOF, `matches(probe)` and `read(source, *, today)`. A further bank is a file
and a line.

LAYOUT is for programs, TITLE for people. BANK is the account's bank as BankAccount names it, where the layout tells it.

Asked in this order: a layout that announces more columns before one that does with fewer.
"""

from . import (
    agribank_pdf,
    bidv_csv,
    bidv_pdf,
    date_amount_memo,
    fund_xlsx,
    generic_pdf,
    generic_table,
    vcb_list,
    vcb_pdf,
    vietinbank_pdf,
    vietinbank_xlsx,
)

READERS = (
    vcb_pdf,
    agribank_pdf,
    bidv_pdf,
    vietinbank_pdf,
    fund_xlsx,
    bidv_csv,
    vietinbank_xlsx,
    vcb_list,
    date_amount_memo,
    generic_pdf,
    generic_table,
)

BY_LAYOUT = {reader.LAYOUT: reader for reader in READERS}
