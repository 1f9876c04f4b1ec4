"""Records that the law keeps and whose words nobody needs to read any more."""

from typing import Any

from django.db import models

HIDDEN = "…"


class HiddenTextMixin(models.Model):
    """From `memo_hidden_on` on, a record that is read says `hidden_words`, {field: what it says}, instead of what its row has.

    Audits, which hold rows against documents, read them in SQL.
    """

    hidden_words: dict[str, str] = {}

    memo_hidden_on = models.DateField("ẩn nội dung từ ngày", null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: Any, field_names: Any, values: Any) -> Any:
        """Words are hidden, too, where they were read without the mark."""
        record = super().from_db(db, field_names, values)
        known = record.__dict__
        if known.get("memo_hidden_on", True):
            known.update({name: hidden for name, hidden in cls.hidden_words.items() if name in known})
        return record
