from django.urls import path, register_converter

from frontportal.reports import views

from . import data_views, edition_views, views


class YearConverter:
    """A year of four digits that the portal can hold."""

    regex = "(?:19[3-9][0-9]|20[0-9]{2}|2100)"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(YearConverter, "year")

app_name = "yearly"
urlpatterns = [
    path("", views.Latest.as_view(), name="latest"),
    path("<year:year>/", views.Summary.as_view(), name="summary"),
    path("<year:year>/bao-cao.docx", views.report_docx, name="report-docx"),
    path("<year:year>/bao-cao.xlsx", views.report_xlsx, name="report-xlsx"),
    path("<year:year>/bao-cao.json", data_views.year_data, {"form": "json"}, name="year-json"),
    path("<year:year>/bao-cao.csv", data_views.year_data, {"form": "csv"}, name="year-csv"),
    path("<year:year>/an-ban/<int:number>/", edition_views.EditionPage.as_view(), name="edition"),
    path("<year:year>/an-ban/<int:number>.json", edition_views.edition_content, name="edition-content"),
    path("<year:year>/<slug:slug>/", views.FigurePage.as_view(), name="figure"),
    path("<year:year>/<slug:slug>/du-lieu.<slug:form>", data_views.figure_data, name="figure-data"),
]
