"""What the house does not keep to yet. Take out what is mended; nothing may be added without a decision record."""

# Lines of modules, rounded up to ten.
MODULES = {
    "frontportal.kit.admin": 310,
    "welfare.statements.store.importer": 330,
}

# Lines of functions.
FUNCTIONS = {
    "frontportal.samples:year_rows": 51,
    "frontportal.samples:words": 45,
    "frontportal.yearly.data_views:figure_data": 21,
    "welfare.bankfiles.transactions.rows:transaction": 60,
}

# Modules side by side in one folder.
FOLDERS = {
    "campaigns": 17,
    "frontportal.kit": 33,
    "frontportal.news": 17,
    "frontportal.places": 16,
    "frontportal.yearly": 34,
    "voters": 21,
    "welfare.bankfiles.layouts": 15,
    "welfare.bankfiles.sources": 18,
    "welfare.bankfiles.transactions": 13,
    "welfare.bench": 13,
    "welfare.feeds": 26,
    "welfare.reconciliation": 17,
}

# Lines of rooms, rounded up to a hundred.
ROOMS = {
    "frontportal.kit": 3_100,
    "frontportal.yearly": 4_900,
    "voters": 3_200,
    "welfare.bankfiles": 9_400,
    "welfare.statements": 3_500,
}

# Percent of welfare's code.
SHARES = {"welfare.bankfiles": 37}

# Of the whole house: lines of the median module; lines of all migrations, rounded up to a hundred.
USUAL = {"median": 63}
MIGRATIONS = {"migrations": 3_100}

# Apps with models and without migrations: they are being written.
WITHOUT_MIGRATIONS = {
    "welfare.appeals",
    "welfare.assistance",
    "welfare.disclosure",
    "welfare.feeds",
    "welfare.funds",
    "welfare.ledger",
    "welfare.reconciliation",
    "welfare.statements",
}
