"""Old names that still stand, and in which rooms (`frontportal` is the roof). Take out what is renamed; add nothing."""

STILL_THERE = {
    "again": "welfare.feeds welfare.statements",
    "ahead": "welfare.statements",
    "see": "welfare.feeds",
    "beginning": "welfare.public",
    "say": "welfare.bench",
    "elsewhere": "welfare.feeds",
    "duties": "frontportal.committee",
    "kept": "welfare.assistance welfare.disclosure welfare.feeds welfare.ledger welfare.reconciliation welfare.statements",
    "said": "welfare.appeals welfare.bench welfare.feeds welfare.ledger welfare.public welfare.reconciliation welfare.statements",
    "told": "welfare.audit welfare.disclosure welfare.feeds welfare.public welfare.reconciliation welfare.statements",
}
