"""BIDV's list of gifts: number, time, offset account, amount with hundredths, text. Cells come glued, or too far left."""

from welfare.bankfiles.transactions.layout import Layout

from .repair import bidv_line

LAYOUT = Layout(
    "bidv-csv",
    "BIDV, danh sách giao dịch",
    lambda file: file.is_table and file.prints("stt", "thoi gian gd", "tk doi ung", "so tien", "noi dung"),
    bank="bidv",
    repair=bidv_line,
    credits_only=True,
)
