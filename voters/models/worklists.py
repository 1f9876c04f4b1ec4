"""Lists of petitions that wait for somebody: no tables of their own, each with its place in the admin."""

from ..querysets import OverdueManager, UnclassifiedManager
from .petition import Petition


class OverduePetition(Petition):
    """Which answers are late, as a list of its own."""

    objects = OverdueManager()

    class Meta:
        proxy = True
        verbose_name = "kiến nghị quá hạn"
        verbose_name_plural = "kiến nghị quá hạn"


class UnclassifiedPetition(Petition):
    """What has just come in, as a list of its own."""

    objects = UnclassifiedManager()

    class Meta:
        proxy = True
        verbose_name = "kiến nghị chờ phân loại"
        verbose_name_plural = "kiến nghị chờ phân loại"


# The admin asks the model itself which attribute holds its history; a proxy has that of its petition.
for worklist in (OverduePetition, UnclassifiedPetition):
    worklist._meta.simple_history_manager_attribute = Petition._meta.simple_history_manager_attribute
