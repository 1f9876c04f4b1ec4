"""Pages and sheets of supervisions and of what they recommended."""
