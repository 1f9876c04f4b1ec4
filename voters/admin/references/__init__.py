"""What meetings and petitions refer to: its pages and its sheets."""
