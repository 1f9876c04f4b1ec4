"""Old names that still stand, and in which rooms (`frontportal` is the roof). Take out what is renamed; add nothing."""

STILL_THERE = {
    "again": "frontportal.yearly voters welfare.feeds welfare.statements",
    "ahead": "frontportal.visits welfare.statements",
    "stranger": "frontportal.places",
    "goes_on": "welfare.masking",
    "see": "welfare.feeds",
    "drawn": "frontportal",
    "contradictions": "frontportal.yearly",
    "beginning": "voters welfare.public",
    "say": "frontportal frontportal.kit frontportal.yearly welfare.bench welfare.masking",
    "elsewhere": "welfare.feeds",
    "duties": "frontportal.committee",
    "kept": "frontportal frontportal.kit frontportal.yearly welfare.assistance welfare.bankfiles welfare.disclosure welfare.feeds welfare.ledger welfare.masking welfare.reconciliation welfare.statements",
    "said": "campaigns frontportal.committee frontportal.kit frontportal.news frontportal.yearly voters welfare.appeals welfare.bankfiles welfare.bench welfare.feeds welfare.ledger welfare.masking welfare.public welfare.reconciliation welfare.statements",
    "told": "campaigns frontportal.yearly voters welfare.audit welfare.bankfiles welfare.disclosure welfare.feeds welfare.public welfare.reconciliation welfare.statements",
}
