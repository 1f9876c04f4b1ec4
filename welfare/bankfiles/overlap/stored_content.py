"""What two stored rows must have alike to be one, as SQL: this library asks no database, whoever has one asks by it.

The letters and digits of a memo count, whatever their case and marks: SWIFT's messages know no Vietnamese letters, and each
form of a statement has its own blanks and punctuation.
"""

# Blanks, marks of ASCII, and marks of letters once those stand by themselves.
PASSED_OVER = r"[\s!-/:-@\[-`{-~\u0300-\u036f]+"


def content_of(table: str) -> str:
    """A number for the day, amounts and memo of a row. `table`: its name in the statement of SQL, one of ours."""
    return f"hashtextextended(concat_ws('|', {table}.day, {table}.debit, {table}.credit, {memo_of(table)}), 0)"


def memo_of(table: str) -> str:
    """The letters and digits of a row's memo."""
    return f"regexp_replace(lower(normalize(translate({table}.memo, 'Đđ', 'dd'), NFD)), '{PASSED_OVER}', '', 'g')"


def is_bare(table: str) -> str:
    """Whether a row has nothing beside its content that could tell it from another."""
    return f"({table}.time IS NULL AND {table}.balance IS NULL AND {table}.reference = '')"
