"""What staff find of funds and their accounts."""

from frontportal.kit.searched_records import searched

SEARCHED = (
    searched("funds.Fund", names="name"),
    searched("funds.BankAccount", names="name bank", codes="number", shows="name"),
)
