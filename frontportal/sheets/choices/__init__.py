"""What offices write instead of the label of a choice."""
