"""From what a bank prints to values: days, amounts, headers of columns, labelled figures. Pure, and in doubt never a guess."""
