"""Which transaction last wrote to the tables of an area, so that what was made from them is known to be true or not."""

from django.db import models


class ContentVersion(models.Model):
    """The last transaction that took this row to say that it wrote to `area`, a room's label.

    An area has as many rows as ever wrote to it at once: a writer takes any that nobody holds, or a new one, so writers
    never wait for each other. All numbers of an area together are its version. No number ever comes back.
    """

    area = models.CharField("phần dữ liệu", max_length=40)
    number = models.BigIntegerField("số giao dịch")

    ships_with_rows = True  # what it holds is not its own

    class Meta:
        verbose_name = verbose_name_plural = "phiên bản nội dung"

    def __str__(self):
        return f"{self.area}: {self.number}"
