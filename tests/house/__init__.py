"""What holds the house: floors, names by string, circles, pure libraries, triggers, sizes, faces, words.

Nothing here asks a database: `bin/test -m house` takes seconds. What is checked is data (floors.py, exceptions/),
how it is found stands in modules without `test_`, and each check is shown to find a planted fault.
"""
