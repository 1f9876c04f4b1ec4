"""The books as charts and tables of pages take them."""
