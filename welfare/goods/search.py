"""What staff find of the goods store."""

from frontportal.kit.searched_records import searched

SEARCHED = (
    searched("goods.GoodsVoucher", names="partner", codes="number", texts="note", unit="store__unit", day="date"),
)
