"""The pages of an import as a person goes through them."""

import io
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse


def workbook(*rows: Any, name: str = "bang.xlsx") -> SimpleUploadedFile:
    """A file with one sheet of these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    return as_upload(book, name)


def as_upload(book: Any, name: str = "bang.xlsx") -> SimpleUploadedFile:
    file = io.BytesIO()
    book.save(file)
    return SimpleUploadedFile(name, file.getvalue())


def upload(client: Any, label: str, file: Any) -> Any:
    """The page that follows: the import that waits, or the form again."""
    return upload_to(client, f"admin:{label.replace('.', '_')}_import", file)


def upload_to(client: Any, name: str, file: Any) -> Any:
    return client.post(reverse(name), {"import_file": file}, follow=True)


def waiting(page: Any) -> Any:
    """The SheetImport that a page is about."""
    return page.context["record"]


def press(client: Any, page: Any, button: str, **answers: Any) -> Any:
    """The page after one of the buttons of a waiting import."""
    found = waiting(page)
    name = f"admin:{found.content_type.app_label}_{found.content_type.model}_waiting"
    sent = {button: "", "seen": found.report.get("digest", ""), **answers}
    return client.post(reverse(name, args=[found.pk]), sent, follow=True)


def confirm(client: Any, page: Any) -> Any:
    return press(client, page, "confirm")


def refusals(page: Any) -> list[str]:
    """Every fault as one sentence: "Dòng 2, cột “Năm”: …"; and what concerns the whole file."""
    report = waiting(page).report
    told = [
        f"Dòng {line}, cột “{column}”: {text}" if column else f"Dòng {line}: {text}"
        for line, column, _, text in report["faults"]
    ]
    return [*report["general"], *told]


def asked_again(page: Any) -> list[str]:
    """What stands beside refused answers."""
    return [error for errors in page.context["answers"].errors.values() for error in errors]


def totals(page: Any) -> dict[str, int]:
    """How many rows are new, update, skip or invalid."""
    return waiting(page).report["totals"]


def said(page: Any) -> list[str]:
    return [str(message) for message in page.context["messages"]]
