"""A figure or a whole year as data to take home; staff may take a figure's records as their own sheet shows them."""

from django.http import HttpResponse

from frontportal.kit.web.not_found import NotFoundWithReason
from frontportal.places.models import Unit
from frontportal.yearly.editions.changes import Change, changes_since
from frontportal.yearly.editions.content import content_of, year_content
from frontportal.yearly.figures import registry
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.record_values import record_values
from frontportal.yearly.small_counts.content import without_small_counts
from frontportal.yearly.summary import figures_of_year

from . import tables
from .edition_files import about
from .formats import FORMATS
from .records import commune_asked
from .stored_files import newest_file, public_year


def standing(year: int, figure: dict) -> dict:
    """Which year, and how what the records say of this figure now stands to the edition that was published."""
    newest = Edition.objects.latest_of(year)
    if newest is None or not newest.is_intact:
        return {"nam": year, "an_ban": None, "ma_bam": None, "dieu_chinh": []}
    slug = figure["slug"]
    then = {"figures": [each for each in newest.data["figures"] if each["slug"] == slug]}
    if not then["figures"]:  # asked for the first time after the year was published
        return {"nam": year, "an_ban": None, "ma_bam": None, "dieu_chinh": []}
    since = [change_fields(change) for change in changes_since(then, {"figures": [figure]})]
    known = {"an_ban": newest.number, "ma_bam": newest.sha256}
    return {"nam": year} | (known if not since else {"an_ban": None, "ma_bam": None}) | {"dieu_chinh": since}


def attachment(name: str, form: str, chosen: list[tables.Table], facts: dict) -> HttpResponse:
    content_type, content = FORMATS[form](chosen, facts)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def figure_data(request, year: int, slug: str, form: str):
    """`du-lieu.xlsx|json` hold all tables; `du-lieu.csv` the records, or the communes where records are closed.
    `?xa=` leaves one commune's. `?day-du=1` gives staff the records in full, as far as they may see them.
    """
    public_year(year)
    figure = registry.get(slug)
    if figure is None or form not in FORMATS:
        raise NotFoundWithReason("Không có tệp này.")
    commune = commune_asked(request, year)
    year_figures, found = figures_of_year(year, figures=[figure]), record_values([figure], year)
    content = without_small_counts(content_of(year, year_figures, found))["figures"][0]
    records = tables.full_records(figure, year, request.user, commune) if request.GET.get("day-du") else None
    if records is None and figure.columns:
        records = tables.public_records(figure, year, found[slug], commune)
    chosen = tables_of(content, records, commune)
    name = f"{year}-{slug}-{commune.code}" if commune else f"{year}-{slug}"
    return attachment(name, form, chosen if form != "csv" else [records or chosen[1]], standing(year, content))


def tables_of(content: dict, records: tables.Table | None, commune: Unit | None) -> list[tables.Table]:
    """The figure, its communes and months, its records, and what their columns mean; of one commune no months."""
    whole = [tables.facts(content), tables.places(content), tables.months(content)]
    chosen = tables.of_commune(content, commune, records) if commune else whole
    chosen += [records] if records else []
    return [*chosen, tables.dictionary(chosen)]


def year_data(request, year: int, form: str):
    """`bao-cao.json` with the data dictionary; `bao-cao.csv`, of which `?bang=tu-dien` is the dictionary.

    Always the newest edition's values; the records' own only of a year that was never frozen.
    """
    public_year(year)
    dictionary_only = form == "csv" and request.GET.get("bang") == "tu-dien"
    name = "tu-dien.csv" if dictionary_only else f"bao-cao.{form}"
    if file := newest_file(request, year, name, as_name=f"bao-cao-{year}.{form}"):
        return file
    edition = Edition.objects.latest_of(year)
    is_frozen = edition is not None and edition.is_intact
    whole = tables.year_table(without_small_counts(edition.data) if is_frozen else year_content(year))
    words = tables.dictionary([whole])
    facts = about(edition.data, edition.sha256) if is_frozen else {"nam": year, "an_ban": None, "ma_bam": None}
    return attachment(f"bao-cao-{year}", form, [words] if dictionary_only else [whole, words], facts)


def year_changes(request, year: int, form: str):
    """`dieu-chinh.csv|json|xlsx`: what the records say otherwise than the newest edition, nothing else."""
    public_year(year)
    edition = Edition.objects.latest_of(year)
    if edition is None or not edition.is_intact or form not in FORMATS:
        raise NotFoundWithReason(f"Năm {year} chưa có ấn bản để so sánh.")
    found = changes_since(edition.data, year_content(year))
    rows = [list(change_fields(change).values()) for change in found]
    table = tables.Table("dieu_chinh", "Điều chỉnh sau khi công bố", tables.CHANGE, rows)
    return attachment(f"dieu-chinh-{year}", form, [table], about(edition.data, edition.sha256))


def change_fields(change: Change) -> dict:
    values = (change.slug, change.label, change.aspect, change.before, change.after)
    return dict(zip((header.key for header in tables.CHANGE), values, strict=True))
