"""The fund and what it does: money in and out, gifts, houses, livelihoods."""

from .appeal import Appeal
from .cofunding import CoFunding
from .conflict import ConflictDecision
from .contribution import Contribution
from .disbursement import Disbursement
from .disclosure import Disclosure, DisclosureRule
from .feed import Feed, FeedCall, FeedReview, FeedWindow, ProvisionalLine, ProvisionalOutcome
from .fund import Fund, FundYear
from .gift import Gift, GiftRound
from .house import House
from .household import Household
from .livelihood import Livelihood
from .match import StatementMatch, WaitingLine
from .norm import Norm
from .overlap import StatementOverlap
from .rereading import Rereading
from .statement import BankAccount, Statement, StatementLine
from .upload import Upload

__all__ = [
    "Appeal",
    "BankAccount",
    "CoFunding",
    "ConflictDecision",
    "Contribution",
    "Disbursement",
    "Disclosure",
    "DisclosureRule",
    "Feed",
    "FeedCall",
    "FeedReview",
    "FeedWindow",
    "Fund",
    "FundYear",
    "Gift",
    "GiftRound",
    "House",
    "Household",
    "Livelihood",
    "Norm",
    "ProvisionalLine",
    "ProvisionalOutcome",
    "Rereading",
    "Statement",
    "StatementLine",
    "StatementMatch",
    "StatementOverlap",
    "Upload",
    "WaitingLine",
]
