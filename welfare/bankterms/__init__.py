"""What banks write: headers of columns, labels, amounts, days, and the records made of them. Pure."""
