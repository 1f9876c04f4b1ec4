"""What a year's report says about voters and supervision, in two parts."""

from . import answer_figures, year_figures

__all__ = ["answer_figures", "year_figures"]
