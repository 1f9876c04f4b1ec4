"""The one base of every import and export: Vietnamese heads, cells people can type, nothing saved until all is right."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, MultipleObjectsReturned, ValidationError
from django.db import DatabaseError, models, transaction
from django.db.models import QuerySet
from import_export import resources

from frontportal.kit.records.base import is_approved, is_waiting, sign, stamp
from frontportal.kit.records.db_errors import check_deferred, message_for
from frontportal.kit.records.scoping import may_see, outside_area, visible
from frontportal.kit.values.text import fold
from frontportal.workbooks.office_files import InvalidFile

from . import links, new_keys
from .columns import ColumnsMixin

SEVERAL = "Có nhiều bản ghi đã lưu khớp với dòng này, không rõ cần sửa bản ghi nào."
PUBLISHED = "Mục này đang công khai nên không sửa bằng tệp được. Hãy mở trang của mục này để gửi đề nghị sửa."
WAITING = "Mục này đang chờ duyệt nên không sửa được. Hãy rút lại trước khi sửa."
SAME_AS = "Dòng này không ghi mã và giống hệt dòng {first}. Nếu là hai việc khác nhau, hãy ghi rõ chỗ khác nhau."
TAKEN = "Bản ghi đã có và nằm ngoài địa bàn được phân công cho bạn."


class RecordResource(ColumnsMixin, resources.ModelResource):
    """Columns are the model fields named in `Meta.fields`, headed by their verbose names.

    A room writes `class Meta: model, fields, import_id_fields` (the natural key, so that the same sheet twice adds
    nothing). `private` maps a field to the permission without which its column is neither exported nor imported.
    `heads` overrides heads; `instructions` adds a note to a head in the template. `user` limits rows to the units of
    a person; without a user the resource is used by the program itself and has no limits.
    """

    private: dict[str, str] = {}
    instructions: dict[str, str] = {}

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
                link.user, link.when = user, self.span_of

    # --- The sheet as a whole ---------------------------------------------------------------------

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        """Bring heads into our spelling. Raises InvalidFile for unknown, doubled or missing ones."""
        try:
            self.settle_heads(dataset)
        except InvalidFile:
            dataset.wipe()  # rows under wrong heads would only repeat the one trouble
            raise
        self.met: dict[Any, int] = {}  # natural key → its first line in the file
        self.lines = [row.tags[0] if row.tags else number for number, row in enumerate(dataset._data, 2)]

    def settle_heads(self, dataset: Any) -> None:
        """Bring heads into our spelling. Raises InvalidFile for unknown, doubled or missing ones."""
        known = {fold(field.column_name): field.column_name for field in self.fields.values()}
        unknown = [head for head in dataset.headers if fold(head) not in known]
        if unknown:
            raise InvalidFile(f"Không có cột “{'”, “'.join(unknown)}”. Các cột: {', '.join(known.values())}.")
        dataset.headers = [known[fold(head)] for head in dataset.headers]
        doubled = sorted({head for head in dataset.headers if dataset.headers.count(head) > 1})
        if doubled:
            raise InvalidFile(f"Cột “{'”, “'.join(doubled)}” có hai lần.")
        for name in new_keys.optional_codes(self):
            if self.head_of(name) not in dataset.headers:
                dataset.append_col([""] * len(dataset), header=self.head_of(name))
        keys = [name for name in self.get_import_id_fields() if name in self.fields]
        missing = [self.head_of(name) for name in keys if self.head_of(name) not in dataset.headers]
        if missing:
            raise InvalidFile(f"Thiếu cột “{'”, “'.join(missing)}”. Hãy dùng tệp mẫu.")

    def import_data_inner(self, dataset: Any, *args: Any, **kwargs: Any) -> Any:
        """As the library does; bad rows are named by their line in the file. `notes` tell what the file hides."""
        result = super().import_data_inner(dataset, *args, **kwargs)
        result.notes = getattr(dataset, "notes", [])
        for row in result.invalid_rows:
            row.number = self.lines[row.number - 1]
        return result

    # --- One row ----------------------------------------------------------------------------------

    def before_import_row(self, row: dict[str, Any], row_number: int = 0, **kwargs: Any) -> None:
        self.line = self.lines[row_number - 1]

    def import_row(self, row: dict[str, Any], instance_loader: Any, **kwargs: Any) -> Any:
        """As the library does, with errors under the head of their column."""
        result = super().import_row(row, instance_loader, **kwargs)
        if result.errors:
            result.validation_error = ValidationError(error_text(result.errors[0].error))
            result.import_type, result.errors = result.IMPORT_TYPE_INVALID, []
        if result.validation_error is not None:
            result.validation_error = self.under_heads(result.validation_error)
        return result

    def get_instance(self, instance_loader: Any, row: dict[str, Any]) -> Any:
        """The record of the row's natural key. Raises ValidationError under the head of a key that can't be read."""
        key, errors = {}, {}
        for name in self.get_import_id_fields():
            try:
                if name in self.fields:
                    key[name] = self.fields[name].clean(row)
            except ValueError as error:
                errors[name] = ValidationError(str(error))
        if errors:
            raise ValidationError(errors)
        absent = new_keys.absent_parts(self._meta.model, key)
        if absent:
            return self.record_without_key(row, absent)
        first = self.met.setdefault(tuple(key.values()), self.line)
        if first != self.line:
            raise ValidationError(f"Dòng này trùng với dòng {first}.")
        try:
            return super().get_instance(instance_loader, row)
        except MultipleObjectsReturned:
            raise ValidationError(SEVERAL) from None

    def record_without_key(self, row: dict[str, Any], absent: list[str]) -> Any:
        """None, for a row whose code or number is left blank means a new record; or the one stored with all it says.

        So the same sheet twice adds nothing. Raises ValidationError for a row that says what an earlier one does.
        """
        values = new_keys.values_of(self, row, without=absent)
        if values is None:
            return None  # what can't be read is told under its column when the row is read as a new record
        first = self.met.setdefault(new_keys.hashable(values), self.line)
        if first != self.line:
            raise ValidationError(SAME_AS.format(first=first))
        stored = self.get_queryset().filter(**values)
        found = (stored if self.user is None else visible(stored, self.user)).order_by("pk").first()
        for name in absent if found else ():
            row[self.head_of(name)] = getattr(found, name)
        return found

    def under_heads(self, error: ValidationError) -> ValidationError:
        """The same error, its fields called as the sheet's heads call them."""
        if not hasattr(error, "error_dict"):
            return error
        return ValidationError(
            {
                name if name == NON_FIELD_ERRORS else self.head_of(name): errors
                for name, errors in error.error_dict.items()
            }
        )

    def after_init_instance(self, instance: Any, new: bool, row: dict[str, Any], **kwargs: Any) -> None:
        if not new and self.user is not None and not may_see(instance, self.user):
            raise ValidationError(TAKEN)

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        errors = dict(import_validation_errors or {})
        if self.user is not None and not errors:
            name, sentence = outside_area(instance, self.user)
            if name:
                errors[name] = ValidationError(sentence)
        if self.user is not None and (sentence := closed(instance)):
            errors[NON_FIELD_ERRORS] = ValidationError(sentence)
        super().validate_instance(instance, errors, validate_unique)

    def before_save_instance(self, instance: Any, row: dict[str, Any], **kwargs: Any) -> None:
        stamp(instance, self.user)
        sign(instance, self.user)

    def do_instance_save(self, instance: Any, is_create: Any) -> None:
        """Save within a savepoint, deferred checks included, so that a refusal concerns this row only."""
        with transaction.atomic():
            super().do_instance_save(instance, is_create)
            check_deferred()

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

    def get_user_visible_fields(self) -> Any:
        return [field for field in self.get_import_fields() if not field.readonly]


def closed(record: models.Model) -> str:
    """Why a row may not change a stored record, as on its page; "" where it may. Rows that change nothing never ask."""
    if record._state.adding or not (hasattr(record, "is_public") or hasattr(record, "is_approved")):
        return ""
    stored = type(record)._base_manager.filter(pk=record.pk).first()
    if stored is None:
        return ""
    return PUBLISHED if is_approved(stored) else WAITING if is_waiting(stored) else ""


def error_text(error: Exception) -> str:
    """What to tell about an exception of a row; faults of ours are raised on, they belong in the log."""
    sentence = message_for(error) or (
        str(error) if isinstance(error, ValueError) and not isinstance(error, DatabaseError) else ""
    )
    if not sentence:
        raise error
    return sentence
