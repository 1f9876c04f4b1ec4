"""What readers read from: a PDF as runs of text with places, a workbook or a text file as lines of cells."""
