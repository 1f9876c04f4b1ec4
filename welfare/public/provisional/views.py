"""The public page of all lines of a year that wait for their statement."""

from django.views.generic import ListView

from frontportal.kit.web.paging import numbered_page
from welfare.feeds.models.provisional import ProvisionalLine

from ..year_page import BooksMixin
from .presentation import lines_of, table


class ProvisionalLines(BooksMixin, ListView):
    model = ProvisionalLine
    page_name = "provisional"
    template_name = "welfare/provisional_list.html"

    def get_queryset(self):
        return lines_of(self.books, self.all_books[0])

    def get_context_data(self, **kwargs):
        page = numbered_page(self.object_list, self.request.GET.get("trang"), size=50)
        found = list(page.object_list)
        context = super().get_context_data(object_list=found, **kwargs)
        return context | {"page": page, "table": table(found) if found else {}}
