"""What a figure asks, in a sentence: taken from its question, so that it can't differ from what is computed."""

from django.db.models import Count, Max

from frontportal.yearly.figures import Figure


def definition(figure: Figure, year: int) -> str:
    """`"Đếm hồ sơ “nhà” của năm báo cáo 2023. …"`; the figure's own note follows."""
    model = figure.records(year).model
    records = f"hồ sơ “{model._meta.verbose_name}” của năm báo cáo {year}"
    if isinstance(figure.measure, Count):
        asks = f"Đếm {records}"
    else:
        verb = "Giá trị lớn nhất của" if isinstance(figure.measure, Max) else "Cộng"
        asks = f"{verb} “{summed(figure, model)}” trong {records}"
    return f"{asks}. {figure.note}".strip()


def summed(figure: Figure, model) -> str:
    """The field that the measure adds up, as forms name it; the figure's own words where it is no plain field."""
    source = getattr(figure.measure.get_source_expressions()[0], "name", "")
    known = {field.name: field for field in model._meta.concrete_fields}
    return str(known[source].verbose_name) if source in known else figure.label
