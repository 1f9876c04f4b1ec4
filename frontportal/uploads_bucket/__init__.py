"""Uploads in an S3-compatible bucket instead of the folder of one machine, for who sets UPLOADS_URL; its packages are an extra."""
