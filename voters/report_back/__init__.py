"""What a meeting with voters opens with: what was asked before, and in which order it is told."""
