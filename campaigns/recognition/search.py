"""What staff find of the ladder of recognition."""

from frontportal.kit.searched_records import searched

SEARCHED = (
    searched("recognition.CriteriaSet", names="title since_year", codes="code", texts="basis", shows="basis"),
    searched("recognition.Registration", names="title year", texts="note", unit="unit", day="registered_on"),
    searched("recognition.Decision", names="title year", codes="number", texts="note", day="listed_on", shows="number"),
)
