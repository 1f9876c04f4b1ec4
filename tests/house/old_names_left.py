"""Old names that still stand, and in which rooms (`frontportal` is the roof). Take out what is renamed; add nothing."""

STILL_THERE = {
    "again": "welfare.feeds welfare.statements",
    "ahead": "welfare.statements",
    "goes_on": "welfare.masking",
    "see": "welfare.feeds",
    "drawn": "welfare.pdftables",
    "beginning": "welfare.public",
    "say": "welfare.bench welfare.masking",
    "elsewhere": "welfare.feeds",
    "duties": "frontportal.committee",
    "kept": "welfare.assistance welfare.bankfiles welfare.disclosure welfare.feeds welfare.ledger welfare.masking welfare.pdftables welfare.reconciliation welfare.statements",
    "said": "welfare.appeals welfare.bankfiles welfare.bankterms welfare.bench welfare.feeds welfare.ledger welfare.masking welfare.pdftables welfare.public welfare.reconciliation welfare.statements",
    "told": "welfare.audit welfare.bankfiles welfare.disclosure welfare.feeds welfare.pdftables welfare.proof welfare.public welfare.reconciliation welfare.statements",
}
