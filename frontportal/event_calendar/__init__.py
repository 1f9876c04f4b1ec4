"""Days that anybody may come to or should know: meetings with voters, Great Unity Days, appeals. As a month and as feeds."""
