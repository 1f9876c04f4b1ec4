"""What one-time codes are made of: secrets and numbers; knows no record."""
