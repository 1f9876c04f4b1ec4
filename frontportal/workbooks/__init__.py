"""Files of offices, read with distrust: from a workbook or CSV to a clean table of rows with their positions in the file."""
