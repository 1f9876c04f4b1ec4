"""What banks write: heads of columns, labels, amounts, days, and the records made of them. Pure."""
