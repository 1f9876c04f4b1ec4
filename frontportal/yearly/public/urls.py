from django.urls import path

from . import converters, data_views, edition_views, views  # noqa: F401  (converters: `year`)
from .comparison import views as comparison

app_name = "yearly"
urlpatterns = [
    path("", views.LatestYearRedirect.as_view(), name="latest"),
    path("so-sanh/", comparison.compare, name="compare"),
    path("so-sanh.csv", comparison.compare_file, name="compare-file"),
    path("<year:year>/", views.Summary.as_view(), name="summary"),
    path("<year:year>/bao-cao.json", data_views.year_data, {"form": "json"}, name="year-json"),
    path("<year:year>/bao-cao.csv", data_views.year_data, {"form": "csv"}, name="year-csv"),
    path("<year:year>/an-ban/<int:number>/", edition_views.EditionPage.as_view(), name="edition"),
    path("<year:year>/an-ban/<int:number>.json", edition_views.edition_content, name="edition-content"),
    path("<year:year>/an-ban/<int:number>/ban-ke.json", edition_views.edition_manifest, name="edition-manifest"),
    path(
        "<year:year>/an-ban/<int:number>/chu-ky/<int:key>.p7s",
        edition_views.edition_signature,
        name="edition-signature",
    ),
    path("<year:year>/an-ban/<int:number>/<str:name>", edition_views.edition_file, name="edition-file"),
    path("<year:year>/dieu-chinh.<slug:form>", data_views.year_changes, name="year-changes"),
    path("<year:year>/<slug:slug>/", views.FigurePage.as_view(), name="figure"),
    path("<year:year>/<slug:slug>/du-lieu.<slug:form>", data_views.figure_data, name="figure-data"),
]
