"""What staff find of statements. Their lines have an index of their own (`line_search`)."""

from frontportal.kit.searched_records import searched

SEARCHED = (
    searched(
        "statements.Statement",
        names="file_name",
        amounts="credit debit opening closing",
        day="last_day",
        shows="account file_name",
    ),
)
