"""The goods store: what is given as goods, where it lies, what was handed over."""

from .line import GoodsLine
from .stock import GoodsKind, Stock, Store
from .voucher import GoodsVoucher

__all__ = ["GoodsKind", "GoodsLine", "GoodsVoucher", "Stock", "Store"]
