"""What goes with a citizen's message: its pictures, word to the sender that it was answered, and what senders think of answers."""
