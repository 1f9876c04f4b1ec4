"""What the house does not keep to yet. Nothing may be added without a decision record.

`python -m tests.house.shrink` takes out what is mended.
"""

# Lines of modules, rounded up to ten.
MODULES = {}

# Lines of functions.
FUNCTIONS = {
    "frontportal.samples:year_rows": 51,
    "frontportal.samples:words": 45,
}

# Modules side by side in one folder.
FOLDERS = {}

# Lines of rooms, rounded up to a hundred.
ROOMS = {}

# Percent of welfare's code.
SHARES = {}

# Of the whole house: lines of the median module; lines of all migrations.
USUAL = {}
MIGRATIONS = {}
