"""What staff find in the books."""

from frontportal.kit.searched_records import searched

SEARCHED = (
    searched(
        "ledger.Contribution",
        names="donor_name",
        texts="memo year",
        codes="receipt_number",
        amounts="amount",
        unit="unit",
        day="date",
        shows="donor_name state",
    ),
    searched("ledger.GiftCondition", names="purpose", texts="words", amounts="contribution__amount", unit="unit"),
    searched(
        "ledger.Disbursement",
        names="purpose",
        texts="year house__code livelihood__code gift_round__name",
        codes="decision_number voucher_number",
        amounts="amount",
        unit="unit",
        day="date",
        shows="purpose decision_number state",
    ),
)
