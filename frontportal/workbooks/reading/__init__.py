"""From a file of an office to a clean table: which sheet, which headers, which unit of money, which rows, and every doubt in words."""
