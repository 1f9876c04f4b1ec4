"""What staff find of pledges."""

from frontportal.kit.searched_records import searched

SEARCHED = (
    searched("pledges.Pledge", names="donor_name", texts="occasion", amounts="amount", unit="unit", day="pledged_on"),
)
