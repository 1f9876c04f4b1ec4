"""Old names that still stand, and in which rooms (`frontportal` is the roof). Take out what is renamed; add nothing."""

STILL_THERE = {
    "goes_on": "welfare.masking",
    "drawn": "welfare.pdftables",
    "say": "welfare.masking",
    "kept": "welfare.bankfiles welfare.masking welfare.pdftables",
    "said": "welfare.bankfiles welfare.bankterms welfare.masking welfare.pdftables",
    "told": "welfare.bankfiles welfare.pdftables welfare.proof",
}
