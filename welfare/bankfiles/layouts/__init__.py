"""One module a layout, each a LAYOUT (transactions/layout.py). A further bank is a file and a line here.

Asked in this order: a layout that announces more columns before one that does with fewer. Most banks need none: the
generic ones read whatever its headers name (bankterms/columns/vocabulary.py).
"""

from welfare.bankfiles.transactions.layout import Layout

from . import (
    agribank_pdf,
    bidv_csv,
    bidv_pdf,
    camt,
    date_amount_memo,
    fund_xlsx,
    generic_pdf,
    generic_table,
    mb_list,
    mt940,
    vcb_list,
    vcb_pdf,
    vietinbank_pdf,
    vietinbank_xlsx,
)

LAYOUTS: tuple[Layout, ...] = tuple(
    module.LAYOUT
    for module in (
        mt940,
        camt,
        vcb_pdf,
        agribank_pdf,
        bidv_pdf,
        vietinbank_pdf,
        mb_list,
        fund_xlsx,
        bidv_csv,
        vietinbank_xlsx,
        vcb_list,
        date_amount_memo,
        generic_pdf,
        generic_table,
    )
)

BY_SLUG = {layout.slug: layout for layout in LAYOUTS}
