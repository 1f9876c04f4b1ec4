from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "frontportal.places"
    verbose_name = "Địa bàn"

    def ready(self):
        """Sheets find units as offices write them."""
        from frontportal.sheets.links import UnitCell

        from .models import Unit
        from .unit_names.finder import UnitFinder

        UnitCell.FINDERS[Unit] = UnitFinder
