"""The sections of the year in which money of funds stands."""

FUND, OTHER_FUNDS = "Quỹ “Vì người nghèo”", "Các quỹ khác"
