"""The words by which records are found, written by triggers of the tables they come from, and by nobody else."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F


class SearchEntry(models.Model):
    """One record: of which model, where it is, of which day, and its words.

    `words` are folded words of names and texts and marks: `_c…` a code, `_a…` an amount, `_p…` a phone number backwards.
    `name` is its folded name, by which hits are put in order. `unit` is a key without a constraint: whoever searches
    asks the record itself before anything of it is shown. Words of a closed list are kept nowhere else.
    """

    model = models.CharField("loại hồ sơ", max_length=60)
    record = models.BigIntegerField("khoá của hồ sơ")
    unit = models.BigIntegerField("khoá của đơn vị", null=True)
    day = models.DateField("ngày", null=True)
    name = models.TextField("tên không dấu")
    is_closed = models.BooleanField("hồ sơ kín")
    words = SearchVectorField("từ để tìm")

    ships_with_rows = True  # what it holds is not its own

    class Meta:
        verbose_name = verbose_name_plural = "mục tìm kiếm"
        constraints = [
            models.UniqueConstraint(
                fields=["model", "record"],
                name="record_search_searchentry_once",
                violation_error_message="Hồ sơ này đã có trong bảng tìm kiếm.",
            )
        ]
        indexes = [
            GinIndex(fields=["words"], name="record_search_words", fastupdate=False),
            models.Index(F("day").desc(nulls_first=True), F("id").desc(), name="record_search_newest"),
        ]

    def __str__(self):
        return f"{self.model} {self.record}"


class Spelling(models.Model):
    """A word that some record has, under itself and under each spelling that leaves out one letter.

    Two words one letter apart have such a spelling in common. A row may be there twice: a constraint would make two
    people who save at once wait for each other.
    """

    spelling = models.CharField("cách viết", max_length=20)
    word = models.CharField("từ", max_length=20)

    ships_with_rows = True  # what it holds is not its own

    class Meta:
        verbose_name = verbose_name_plural = "cách viết"
        indexes = [models.Index(fields=["spelling", "word"], name="record_search_near")]

    def __str__(self):
        return f"{self.spelling}: {self.word}"
