"""What shortens the day at a list or a form: words and amounts found, many rows at once, the next record, what others did."""
