"""What staff find of models of skilful civil work."""

from frontportal.kit.searched_records import searched

SEARCHED = (
    searched(
        "civil_work.CivilWorkModel", names="name lead", texts="summary", codes="decision", unit="unit",
        day="started_on", shows="lead",
    ),
)  # fmt: skip
