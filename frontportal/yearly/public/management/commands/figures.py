"""`manage.py figures 2023 --format json`: every figure of a year as the records give it."""

import json

from django.core.management.base import BaseCommand, CommandError

from frontportal.kit.values.money import dong
from frontportal.yearly.communes import CommuneTable, commune_table
from frontportal.yearly.figures import all_figures
from frontportal.yearly.models.values import FIRST_YEAR, LAST_YEAR
from frontportal.yearly.summary import YearFigure, figures_of_year

ABOVE = "Cấp trên xã"


class Command(BaseCommand):
    help = "In các chỉ tiêu của một năm, tính từ hồ sơ."

    def add_arguments(self, parser):
        parser.add_argument("year", type=int, help="năm, ví dụ 2023")
        parser.add_argument("--format", choices=("text", "json"), default="text", help="dạng kết quả")
        parser.add_argument(
            "--units", choices=("then", "today"), default="then", help="theo đơn vị của năm đó hay theo đơn vị hiện nay"
        )

    def handle(self, *, year: int, format: str, units: str, **options):
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise CommandError(f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}.")
        year_figures = figures_of_year(year, figures=all_figures())
        table = commune_table(year_figures, year, in_todays_units=units == "today")
        write = self.as_json if format == "json" else self.as_text
        write(year, units, year_figures, table)

    def as_json(self, year: int, units: str, year_figures: list[YearFigure], table: CommuneTable) -> None:
        figures = {each.figure.slug: described(each, position, table) for position, each in enumerate(year_figures)}
        unmapped = [{"unit": str(unit), "reason": reason} for unit, reason in table.unmapped]
        result = {"year": year, "units": units, "figures": figures}
        if units == "today":
            result |= {"unmapped": unmapped, "gained": table.gained}
        self.stdout.write(json.dumps(result, ensure_ascii=False, indent=2))

    def as_text(self, year: int, units: str, year_figures: list[YearFigure], table: CommuneTable) -> None:
        for position, year_figure in enumerate(year_figures):
            whole = f" / {dong(year_figure.denominator)}" if year_figure.denominator else ""
            self.stdout.write(
                f"{year_figure.figure.slug:24} {dong(year_figure.value)}{whole} {year_figure.figure.unit_of_measure} ({year_figure.text})"
            )
            details = [f"hồ sơ: {dong(year_figure.answer.records)}"]
            if year_figure.target is not None:
                details.append(f"kế hoạch: {dong(year_figure.target)}")
            if year_figure.compared is not None:
                details.append(f"năm {year - 1}: {dong(year_figure.compared)}")
            self.stdout.write(f"{'':24} {'; '.join(details)}")
            for row in table.rows:
                if row.values[position]:
                    self.stdout.write(f"{'':28} {row.unit}: {dong(row.values[position])}")
            if table.above[position]:
                self.stdout.write(f"{'':28} {ABOVE}: {dong(table.above[position])}")
        if units == "today":
            self.stdout.write("\n".join([unmapped_sentence(table), *table.gained]))


def described(year_figure: YearFigure, position: int, table: CommuneTable) -> dict:
    by_commune = {str(row.unit): row.values[position] for row in table.rows}
    figure = {
        "label": year_figure.figure.label,
        "value": year_figure.value,
        "text": year_figure.text,
        "unit_of_measure": year_figure.figure.unit_of_measure,
        "denominator": year_figure.denominator,
        "target": year_figure.target,
        "last_year": year_figure.compared,
        "last_year_is_declared": year_figure.compared_is_declared,
        "records": year_figure.answer.records,
        "by_commune": by_commune,
        "above_communes": table.above[position],
    }
    if table.left_out:
        figure["not_mapped"] = table.left_out[position]
    return figure


def unmapped_sentence(table: CommuneTable) -> str:
    """What today's communes leave out, said plainly."""
    if not table.unmapped:
        return "Mọi đơn vị của năm đó đều quy được về đơn vị hiện nay."
    reasons = "; ".join(f"{unit}: {reason}" for unit, reason in table.unmapped)
    return f"Không quy được về đơn vị hiện nay: {reasons}."
