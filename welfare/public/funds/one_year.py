"""What pages and files of one year of a fund have in common."""

from functools import cached_property

from frontportal.kit.web.not_found import no_such_year
from welfare.ledger.models.fund_year import FundYear


class OneYearMixin:
    """One year of a fund, whose years are `all_books`; 404 for one without books."""

    fund_words = "Quỹ"

    @cached_property
    def books(self) -> FundYear:
        year, years = self.kwargs["year"], {books.year: books for books in self.all_books}
        if year not in years:
            raise no_such_year(f"{self.fund_words} không có sổ của năm {year}.", year, years, self.address_of)
        return years[year]
