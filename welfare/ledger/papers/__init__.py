"""The books on paper, set by Typst: receipts and vouchers, and the fund's notice to the public."""
