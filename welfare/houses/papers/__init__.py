"""The three papers of a house, to be signed: survey sheet, minutes of the cash handed over, minutes of completion."""
