"""Which room stands on which floor: the whole plan of the house, as data.

A room may import, point at and name by string only rooms on a lower floor: a smaller pair. Two rooms on one floor
know nothing of each other, and two pillars never do, whatever their numbers say.
"""

PILLARS = ("campaigns", "welfare", "voters")

# (floor of the house, floor within kit or pillar)
FLOORS = {
    "frontportal.officehtml": (0, -1),
    "frontportal.kit.web": (0, 1),
    "frontportal.kit": (0, 0),
    "frontportal.embedded": (0, 1),
    "frontportal.paper": (0, 1),
    "frontportal.workbooks": (0, 1),
    "frontportal.replica": (0, 1),
    "frontportal.page_cache": (0, 2),
    "frontportal.sheets": (0, 2),
    "frontportal.backoffice.unsaved": (0, 2),
    "frontportal.backoffice": (0, 3),
    "frontportal.staff": (0, 4),
    "frontportal.sharing": (0, 4),
    "frontportal.signin": (0, 5),
    "frontportal.closed_lists": (0, 5),
    "frontportal.consents": (0, 5),
    "frontportal.imports": (0, 5),
    "frontportal.work_calendar": (0, 5),
    "frontportal.places": (1, 0),
    "frontportal.record_search": (1, 1),
    "frontportal.approval": (1, 1),
    "frontportal.reforms": (1, 1),
    "frontportal.personal_data": (1, 1),
    "frontportal.yearly.narrative": (1, 1),
    "frontportal.yearly": (2, 0),
    "frontportal.yearly.admin": (2, 1),
    "frontportal.yearly.demo": (2, 1),
    "frontportal.yearly.public": (2, 1),
    "frontportal.committee": (2, 0),
    "frontportal.event_calendar": (3, 0),
    "frontportal.news": (3, 0),
    "frontportal.open_data": (3, 0),
    "frontportal.reports": (3, 0),
    "frontportal.visits": (3, 0),
    "frontportal.redirects": (3, 1),
    "frontportal.ratings": (3, 1),
    "campaigns": (4, 0),
    "campaigns.recognition": (4, 1),
    "campaigns.public": (4, 1),
    "voters": (4, 0),
    "voters.demo": (4, 2),
    "voters.opinions": (4, 1),
    "voters.replies": (4, 1),
    "voters.report_back": (4, 1),
    "voters.statistics": (4, 1),
    "voters.admin": (4, 2),
    "voters.public": (4, 2),
    "welfare.bankterms": (4, 0),
    "welfare.banks": (4, 0),
    "welfare.masking": (4, 0),
    "welfare.pdftables": (4, 1),
    "welfare.proof": (4, 1),
    "welfare.bankfiles.sources": (4, 2),
    "welfare.bankfiles.transactions": (4, 3),
    "welfare.bankfiles": (4, 4),
    "welfare.funds": (4, 5),
    "welfare.assistance": (4, 5),
    "welfare.houses": (4, 6),
    "welfare.gift_lists": (4, 6),
    "welfare.follow_ups": (4, 6),
    "welfare.statements": (4, 6),
    "welfare.appeals": (4, 6),
    "welfare.statements.uploads": (4, 7),
    "welfare.goods": (4, 7),
    "welfare.ledger": (4, 7),
    "welfare.statements.admin": (4, 8),
    "welfare.untimely_credits": (4, 8),
    "welfare.feeds": (4, 9),
    "welfare.reconciliation": (4, 9),
    "welfare.disclosure": (4, 9),
    "welfare.public.giving": (4, 10),
    "welfare.public": (4, 11),
    "welfare.audit": (4, 10),
    "welfare.bench": (4, 10),
    "frontportal.operations": (5, 0),
    "frontportal.handbook": (5, 0),
    "frontportal.scale_drill": (5, 0),
}

# Floors inside a room, from the ground up; each line is one floor: folders and flat modules that do not know each other.
INNER = {
    "frontportal.kit": [
        "values database_roles",
        "apps demo demo_files discovery doubts operating_state personal searched_records site_lifetime todos templatetags whole_files",
        "records",
        "management",
    ],
    "frontportal.workbooks": ["office_files safe_cells", "files", "heads", "reading"],
    "welfare.bankterms": ["model", "text", "columns"],
    "welfare.bankfiles": [
        "identity kinds overlap",
        "layouts",
        "detect",
        "packing batches",
        "isolation",
        "read",
    ],
    "welfare.statements": [
        "apps",
        "line_search",
        "querysets",
        "models",
        "todo search import_hooks presentation store",
        "management",
    ],
}

# Libraries that know nothing of the portal, and what else than Python's own modules each may import.
# Old fonts and syllables are pure themselves: staff's sheets need them as much as the banks' files.
LETTERS = {"frontportal.kit.values.legacy_fonts", "frontportal.kit.values.syllables"}
PURE = {
    "welfare.bankterms": LETTERS,
    "welfare.pdftables": {"pypdfium2", "pypdfium2_raw", "welfare.bankterms"} | LETTERS,
    "welfare.proof": {"welfare.bankterms"} | LETTERS,
    "welfare.bankfiles.sources": {"lxml", "mt940", "python_calamine", "welfare.bankterms"} | LETTERS,
    "welfare.bankfiles.transactions": {
        "welfare.bankfiles.sources",
        "welfare.bankterms",
        "welfare.pdftables",
        "welfare.proof",
    }
    | LETTERS,
    "welfare.bankfiles": LETTERS
    | {
        "lxml",
        "mt940",
        "python_calamine",
        "welfare.bankterms",
        "welfare.pdftables",
        "welfare.proof",
    },
    "welfare.banks": set(),
    "welfare.masking": {"frontportal.kit.values.text"},
}
