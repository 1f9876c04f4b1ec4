"""What of petitions goes on paper."""
