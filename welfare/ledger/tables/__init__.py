"""The books as charts and tables of pages take them, and as cells of sheets name them."""
