"""What administrators find of users."""

from frontportal.kit.searched_records import searched

SEARCHED = (searched("staff.User", names="full_name", texts="title", codes="username", shows="title"),)
