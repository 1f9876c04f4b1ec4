"""What staff find of sales."""

from frontportal.kit.searched_records import searched

SEARCHED = (
    searched(
        "goods_sales.GoodsSale", names="buyer", texts="rate", codes="invoice_number", amounts="contribution__amount"
    ),
)
