"""Actions on many records that ask once more before they act, and stop before a request would take too long."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.template.response import TemplateResponse

from frontportal.kit.values.money import dong
from frontportal.kit.values.text import typed_number
from frontportal.kit.values.time_limit import TimeLimit

MOST_TOLD = 5  # refusals that are told one by one


class ConfirmedActions:
    """Actions that ask once more on a page of their own; posting it with `sure` acts."""

    def ask(self, request, queryset, title: str, action: str, form=None, **context):
        across = self.across(request)
        context |= {
            "title": title, "form": form, "opts": self.opts, "action": action, "across": across,
            "chosen": [] if across else request.POST.getlist("_selected_action"), "count": queryset.count(),
        }  # fmt: skip
        return TemplateResponse(
            request, "admin/reconciliation/ask.html", self.admin_site.each_context(request) | context
        )

    def across(self, request) -> bool:
        """Whether the whole list is meant, not only what was ticked on a page of it."""
        return request.POST.get("select_across") == "1"

    def filled(self, request, form_class):
        """The form, bound when the page was answered; valid then or with its errors."""
        return form_class(request.POST if "sure" in request.POST else None)

    def count_shown(self, request) -> int | None:
        """How many records the page said that it is about."""
        return typed_number(request.POST.get("count_shown", ""))

    def has_grown(self, request, queryset) -> bool:
        """Whether a whole list has more records by now than the page said: then it is asked about once more."""
        shown, now = self.count_shown(request), queryset.count()
        if not self.across(request) or shown is None or now <= shown:
            return False
        messages.warning(request, f"Danh sách nay có {dong(now)} dòng, lúc hỏi là {dong(shown)} dòng. Hãy xem lại.")
        return True

    def warn_of_missing(self, request, count: int, words: str) -> None:
        shown = self.count_shown(request)
        if shown is not None and shown > count:
            messages.warning(request, f"{dong(shown - count)} {words}")

    def open(self, request, waiting, queryset):
        """Of a whole list only what still waits, so that a second press goes on; else all that was ticked."""
        return waiting if self.across(request) else queryset

    def each(self, request, records, act, words: str, *, done: int = 0):
        """Act on records one by one as long as there is time; those that are refused are told with their sentences.

        `done` is how many were acted on before.
        """
        deadline, refused, left = TimeLimit.after(settings.ACTION_SECONDS), [], records.count()
        for record in records.iterator(chunk_size=200):
            if deadline.has_passed:
                break
            left -= 1
            try:
                act(record)
                done += 1
            except ValidationError as error:
                refused.append(f"{record}: {' '.join(error.messages)}")
        if done:
            messages.success(request, f"{words} {dong(done)} dòng.")
        for sentence in refused[:MOST_TOLD]:
            messages.error(request, sentence)
        if refused[MOST_TOLD:]:
            messages.error(request, f"Và {dong(len(refused) - MOST_TOLD)} dòng nữa không làm được.")
        if left:
            spent = f"Đã hết {settings.ACTION_SECONDS} giây cho một lần"
            messages.warning(request, f"{spent}, còn {dong(left)} dòng chưa làm. Hãy chọn lại để làm tiếp.")
