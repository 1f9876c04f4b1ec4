"""From what a bank prints to values: days, amounts, heads of columns, labelled figures. Pure, and in doubt never a guess."""
