"""Records with a code of their kind and year, as KN-2023-001."""

from django.db import models


class Numbered(models.Model):
    """Before the model's other base: its `code` may be left blank in forms and is given by `actions.number` on saving."""

    class Meta:
        abstract = True

    def validate_constraints(self, exclude=None):
        """As Django does; a code that is still to come breaks no rule. The database takes none that is empty."""
        super().validate_constraints(exclude=set(exclude or ()) | (set() if self.code else {"code"}))
