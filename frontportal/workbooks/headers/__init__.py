"""Where the headers of a table stand, and what offices mean by them."""
