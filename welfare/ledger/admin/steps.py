"""The steps of an entry, each on a page that asks once more and says when somebody else was faster."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from unfold.decorators import action

from frontportal.backoffice.conflicts.authors import deletion, last_change
from frontportal.backoffice.conflicts.locking import lock
from frontportal.backoffice.conflicts.steps import has_moved, moved_words, step_token
from frontportal.kit.records.db_errors import translate_db_errors
from frontportal.kit.values.money import dong
from frontportal.signin.codes.step_up import ask_again

from .. import actions
from ..vouchers import lines_of
from .forms import ReasonForm

AGAIN = "Hãy xem lại; nếu vẫn muốn làm thì bấm lần nữa."
TOO_LATE = "Bước này nay không làm được nữa; chưa có gì thay đổi."


def is_standing(entry) -> bool:
    return entry.is_confirmed and not entry.reverses_id and not hasattr(entry, "reversal")


# By the names of the steps: whether the entry, as it is now, can take it.
POSSIBLE = {
    "confirm_entry": lambda entry: not entry.is_confirmed,
    "reverse_entry": is_standing,
    "withdraw_name": lambda entry: entry.is_confirmed and entry.publish_name,
}


def state_of_entry(entry) -> str:
    """What a person who takes a step has read: every change of the entry makes it another one."""
    reversal = getattr(entry, "reversal", None) if entry.is_confirmed else None
    return f"{entry.state} {entry.updated_at.isoformat()} {reversal and reversal.pk}"


def moved_sentence(entry, reader) -> str:
    """Who did what to the entry last, and when."""
    reversal = getattr(entry, "reversal", None)
    if reversal:
        return moved_words("Khoản này", "ghi đảo", reversal.created_by, reversal.created_at, reader)
    change = last_change(entry)
    if entry.is_confirmed and entry.updated_by_id == entry.confirmed_by_id:
        return moved_words("Khoản này", "xác nhận", entry.confirmed_by, entry.confirmed_at, reader)
    return moved_words("Khoản này", "sửa", change.by, change.at, reader)


def code_for_money(request, entries):
    """The page that asks for the one-time code before much money is confirmed, in one entry or in several together."""
    return code_for_sum(request, sum(abs(amount) for amount in entries.values_list("amount", flat=True)))


def code_for_sum(request, total):
    """The same for đồng that are added up already."""
    if total < settings.CODE_AMOUNT:
        return None
    return ask_again(request, f"số tiền xác nhận là {dong(total)} đồng, từ {dong(settings.CODE_AMOUNT)} đồng trở lên.")


class EntrySteps:
    """For the ModelAdmins of entries: buttons of their own pages."""

    def get_actions_detail(self, request, object_id):
        """Only the steps that the entry can take as it is now; nobody confirms what he drafted or edited last."""
        entry = self.get_object(request, str(object_id))
        return [
            button
            for button in super().get_actions_detail(request, object_id)
            if entry is None or self.is_offered(button.method.__name__, entry, request.user)
        ]

    def is_offered(self, name: str, entry, user) -> bool:
        own = name == "confirm_entry" and user.pk in (entry.created_by_id, entry.updated_by_id)
        return name not in POSSIBLE or (POSSIBLE[name](entry) and not own)

    def has_confirm_permission(self, request, object_id=None) -> bool:
        return request.user.has_perm(f"ledger.confirm_{self.opts.model_name}")

    def has_reverse_permission(self, request, object_id=None) -> bool:
        return super().has_change_permission(request)

    @action(description="Xác nhận", url_path="xac-nhan", permissions=["confirm"])
    def confirm_entry(self, request, object_id):
        warning = "Sau khi xác nhận, khoản này không sửa, không xoá được."
        words = ("Xác nhận khoản này?", warning, "Xác nhận", "Đã xác nhận")
        entry = self.get_object(request, object_id) if request.method == "POST" else None
        if entry and (asked := code_for_sum(request, abs(entry.amount))):
            return asked
        return self.step(request, object_id, "confirm_entry", words, actions.confirm)

    @action(description="Ghi đảo", url_path="ghi-dao", permissions=["reverse"])
    def reverse_entry(self, request, object_id):
        warning = "Một bút toán điều chỉnh (ghi đảo) mang số âm được lập và chờ người khác xác nhận."
        done = "Đã lập bút toán điều chỉnh (ghi đảo), chờ người khác xác nhận"
        form = ReasonForm(request.POST or None)
        reason = form.cleaned_data["reason"] if form.is_valid() else None
        act = reason and (lambda entry, by: actions.reverse(entry, reason=reason, by=by))
        words = ("Ghi đảo khoản này?", warning, "Ghi đảo", done)
        return self.step(request, object_id, "reverse_entry", words, act, form)

    @transaction.atomic
    def step(self, request, object_id, name, words, act, form=None):
        """A page that asks once more; posting it acts and goes back to the entry."""
        if request.method == "POST":
            lock(self.model, object_id)
        entry = self.get_object(request, object_id)
        if entry is None:
            return self.missing(request, object_id)
        is_possible, state = POSSIBLE[name](entry), state_of_entry(entry)
        address = reverse(f"admin:ledger_{self.opts.model_name}_change", args=[entry.pk])
        if is_possible and not self.is_offered(name, entry, request.user):
            raise PermissionDenied
        if request.method != "POST" and not is_possible:
            messages.warning(request, f"{moved_sentence(entry, request.user)} {TOO_LATE}")
            return HttpResponseRedirect(address)
        is_moved = has_moved(request, entry, state) or not is_possible
        if request.method == "POST" and act and not is_moved and self.attempt(request, act, entry):
            entry.refresh_from_db()
            messages.success(request, f"{words[3]}: {entry}.")
            return HttpResponseRedirect(address)
        moved = f"{moved_sentence(entry, request.user)} {AGAIN if is_possible else TOO_LATE}" if is_moved else ""
        context = dict(zip(("title", "warning", "button"), words[:3], strict=True)) | {
            "entry": entry,
            "facts": [{"term": label, "value": value} for label, value in lines_of(entry)],
            "opts": self.opts,
            "form": form,
            "moved": moved,
            "is_possible": is_possible,
            "opened_token": step_token(entry, state),
        }
        return render(request, "admin/ledger/step.html", self.admin_site.each_context(request) | context)

    def missing(self, request, object_id):
        """A draft that is not there: by whom it was deleted, where that is known."""
        deleted = deletion(self.model, object_id) if str(object_id).isdigit() and len(str(object_id)) < 10 else None
        sentence = deleted.words(request.user, "xoá khoản này") if deleted else "Không có khoản này"
        messages.error(request, f"{sentence}.")
        return HttpResponseRedirect(reverse(f"admin:ledger_{self.opts.model_name}_changelist"))

    def attempt(self, request, act, entry) -> bool:
        try:
            with translate_db_errors():
                act(entry, by=request.user)
        except ValidationError as error:
            messages.error(request, f"{entry}: {' '.join(error.messages)}")
            return False
        return True
