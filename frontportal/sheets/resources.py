"""The one base of every import and export: Vietnamese headers, cells people can type, nothing saved until all is right."""

from typing import Any

from django.db import models
from django.db.models import QuerySet
from import_export import resources

from frontportal.kit.records.base import is_approved, is_waiting
from frontportal.kit.records.scoping import visible
from frontportal.kit.values.text import fold
from frontportal.workbooks.office_files import InvalidFile

from . import links, new_keys
from .columns import ColumnsMixin
from .importing.checks import RowChecks
from .importing.engine import BatchImport
from .importing.rows import ImportedRow
from .products import is_stored, settle_row

PUBLISHED = "Mục này đang công khai nên không sửa bằng tệp được. Hãy mở trang của mục này để gửi đề nghị sửa."
WAITING = "Mục này đang chờ duyệt nên không sửa được. Hãy rút lại trước khi sửa."


class RecordResource(ColumnsMixin, BatchImport, resources.ModelResource):
    """Columns are the model fields named in `Meta.fields`, headed by their verbose names.

    A room writes `class Meta: model, fields, import_id_fields` (the natural key, so that the same sheet twice adds
    nothing). `private` maps a field to the permission without which its column is neither exported nor imported.
    `headers` overrides headers; `instructions` adds a note to a header in the template. `alike` names the fields by which
    a row without its number is known, where records may well be alike in all of them. `user` limits rows to the units of
    a person; without a user the resource is used by the program itself and has no limits. `lasting` says, where rows once stored
    stay, why an import of them can't be undone.
    """

    private: dict[str, str] = {}
    instructions: dict[str, str] = {}
    alike: tuple[str, ...] = ()
    lasting = ""

    class Meta:
        use_transactions = True
        skip_unchanged = True
        report_skipped = True
        clean_model_instances = True
        store_instance = True

    def __init__(self, user: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.user = user
        for name, permission in self.private.items():
            if user is not None and not user.has_perm(permission):
                self.fields.pop(name, None)
        for field in self.fields.values():
            link = getattr(field.widget, "one", field.widget)
            if isinstance(link, links.LinkCell):
                link.user, link.when, link.unit_of = user, self.span_of, self.unit_of

    # --- The sheet as a whole ---------------------------------------------------------------------

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        """Bring headers into our spelling. Raises InvalidFile for unknown, doubled or missing ones."""
        try:
            self.settle_headers(dataset)
        except InvalidFile:
            dataset.wipe()  # rows under wrong headers would only repeat the one trouble
            raise

    def settle_headers(self, dataset: Any) -> None:
        """Bring headers into our spelling. Raises InvalidFile for unknown, doubled or missing ones."""
        known = {fold(field.column_name): field.column_name for field in self.fields.values()}
        unknown = [header for header in dataset.headers if fold(header) not in known]
        if unknown:
            raise InvalidFile(f"Không có cột “{'”, “'.join(unknown)}”. Các cột: {', '.join(known.values())}.")
        dataset.headers = [known[fold(header)] for header in dataset.headers]
        doubled = sorted({header for header in dataset.headers if dataset.headers.count(header) > 1})
        if doubled:
            raise InvalidFile(f"Cột “{'”, “'.join(doubled)}” có hai lần.")
        for name in new_keys.optional_codes(self):
            if self.header_of(name) not in dataset.headers:
                dataset.append_col([""] * len(dataset), header=self.header_of(name))
        keys = [name for name in self.get_import_id_fields() if name in self.fields]
        missing = [self.header_of(name) for name in keys if self.header_of(name) not in dataset.headers]
        if missing:
            raise InvalidFile(f"Thiếu cột “{'”, “'.join(missing)}”. Hãy dùng tệp mẫu.")

    # --- One row ----------------------------------------------------------------------------------

    def settle_row(self, row: ImportedRow) -> None:
        """What the row's cells say of each other, before its record is looked for."""
        settle_row(self, row)

    def check_row(self, row: ImportedRow, checks: RowChecks) -> None:
        super().check_row(row, checks)
        if self.user is not None and row.record is not None and not row.is_new and (sentence := closed(row.stored())):
            row.refuse(sentence)

    def after_undo(self, reason: str) -> None:
        """An import of such records was taken back. A room adds what then follows as it does from a new record."""

    # --- Out --------------------------------------------------------------------------------------

    def get_queryset(self) -> QuerySet:
        return self._meta.model._default_manager.all()

    def filter_export(self, queryset: QuerySet, **kwargs: Any) -> Any:
        """Rows the user may see, with what their cells show fetched at once."""
        fetched = [
            f"{name}__parent" if isinstance(field.widget, links.UnitCell) else name
            for name, field in self.fields.items()
            if isinstance(field.widget, links.LinkCell)
        ]
        queryset = queryset if self.user is None else visible(queryset, self.user)
        return queryset.select_related(*fetched) if fetched else queryset

    def get_export_order(self) -> Any:
        return [name for name in super().get_export_order() if name not in self.fields or is_stored(self.fields[name])]

    def get_user_visible_fields(self) -> Any:
        return [field for field in self.get_import_fields() if not field.readonly and is_stored(field)]


def closed(stored: models.Model) -> str:
    """Why a row may not change a stored record, as on its page; "" where it may. Rows that change nothing never ask."""
    return PUBLISHED if is_approved(stored) else WAITING if is_waiting(stored) else ""
