"""How one gives: the words of a transfer, the QR code of a bank, receipts, and when an appeal must be accounted for."""
