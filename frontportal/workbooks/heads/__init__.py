"""Where the heads of a table stand, and what offices mean by them."""
