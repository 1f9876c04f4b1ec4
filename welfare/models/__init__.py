"""The fund and what it does: money in and out, gifts, houses, livelihoods."""

from welfare.appeals.models import Appeal
from welfare.assistance.models.cofunding import CoFunding
from welfare.assistance.models.gift import Gift, GiftRound
from welfare.assistance.models.house import House
from welfare.assistance.models.household import Household
from welfare.assistance.models.livelihood import Livelihood
from welfare.assistance.models.norm import Norm
from welfare.disclosure.models import Disclosure, DisclosureRule
from welfare.feeds.models.call import FeedCall, FeedWindow
from welfare.feeds.models.feed import Feed
from welfare.feeds.models.provisional import ProvisionalLine, ProvisionalOutcome
from welfare.feeds.models.review import FeedReview
from welfare.funds.models.bank_account import BankAccount
from welfare.funds.models.fund import Fund
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.fund_year import FundYear
from welfare.reconciliation.models import StatementMatch, WaitingLine
from welfare.statements.models.conflict_decision import ConflictDecision
from welfare.statements.models.line import StatementLine
from welfare.statements.models.overlap import StatementOverlap
from welfare.statements.models.rereading import Rereading
from welfare.statements.models.statement import Statement
from welfare.statements.models.upload import Upload

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
