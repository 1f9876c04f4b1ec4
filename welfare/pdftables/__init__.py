"""What pdfium gives of a page, and the table that stands on it."""
