"""Rows of a statement that an earlier one of the same account brought already."""

from django.db import models
from django.db.models import F, Q

from .statement import Statement


class StatementOverlap(models.Model):
    """A run of rows: `number` … `number + rows - 1` of the statement's file are the lines with the numbers
    `earlier_number` … of an earlier statement, from the last to the first where `is_reversed`.

    A later reading of the file has runs of its own: of the statement's older lines too. With the statement's own lines and its contradictory rows they are all rows of its file. Only INSERT (a trigger).
    """

    append_only_except = ()
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="overlaps", verbose_name="sao kê")
    reading = models.PositiveSmallIntegerField("lần đọc", default=1)
    number = models.PositiveIntegerField("từ dòng")
    earlier = models.ForeignKey(Statement, models.PROTECT, related_name="+", verbose_name="sao kê nhập trước")
    earlier_reading = models.PositiveSmallIntegerField("lần đọc của sao kê nhập trước", default=1)
    earlier_number = models.PositiveIntegerField("từ dòng của sao kê nhập trước")
    rows = models.PositiveIntegerField("số dòng")
    is_reversed = models.BooleanField("thứ tự ngược", default=False)

    class Meta:
        verbose_name = "đoạn trùng của sao kê"
        verbose_name_plural = "đoạn trùng của sao kê"
        ordering = ["statement", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "reading", "number"],
                name="statements_statementoverlap_place_once",
                violation_error_message="Đoạn trùng ở dòng này đã có.",
            ),
            models.CheckConstraint(
                condition=Q(rows__gt=0) & (~Q(statement=F("earlier")) | Q(earlier_reading__lt=F("reading"))),
                name="statements_statementoverlap_of_another",
                violation_error_message="Đoạn trùng phải có dòng và thuộc một sao kê khác hoặc lần đọc trước.",
            ),
        ]

    def __str__(self):
        return f"{self.statement}: {self.rows} dòng từ dòng {self.number}"
