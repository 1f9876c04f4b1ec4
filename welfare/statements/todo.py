"""Files that wait to be imported, and rows that contradict what is stored."""

from django.urls import reverse

from frontportal.kit.todos import Todo

from .models.conflict_decision import ConflictDecision
from .models.rereading import Rereading
from .models.statement import Statement
from .models.upload import Upload


def todos(user) -> list[Todo]:
    found, url = [], reverse("admin:statements_statement_changelist")
    if user.has_perm("statements.add_statement"):
        ready = Upload.objects.undecided().filter(state=Upload.State.READY).count()
        found.append(Todo("Tệp sao kê chờ xác nhận nhập", ready, reverse("admin:statements_statement_add"), "due"))
        label = "Sao kê có dòng không khớp chưa quyết định"
        found.append(Todo(label, Statement.objects.with_undecided().count(), f"{url}?khong-khop=cho", "due"))
    if user.has_perm("statements.decide_statement"):
        waiting = ConflictDecision.objects.open().exclude(proposed_by=user)
        open_rereadings = Rereading.objects.open().exclude(proposed_by=user).count()
        found.append(
            Todo("Đề nghị đọc lại tệp sao kê chờ xác nhận", open_rereadings, f"{url}?khong-khop=doc-lai", "due")
        )
        label = "Đề nghị về dòng không khớp chờ xác nhận"
        count = waiting.values("statement").distinct().count()
        found.append(Todo(label, count, f"{url}?khong-khop=de-nghi", "due"))
    return [todo for todo in found if todo.count]
