"""What readers read from: a PDF as runs of text with positions, a workbook or a text file as lines of cells."""
