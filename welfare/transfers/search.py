"""What staff find of transfers between levels."""

from frontportal.kit.searched_records import searched

SEARCHED = (
    searched(
        "transfers.FundTransfer", names="other_fund", texts="note", codes="document_number", amounts="amount", day="date",
        shows="other_fund",
    ),
)  # fmt: skip
