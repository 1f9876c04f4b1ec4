"""Addresses under /du-lieu/."""

from django.urls import path

from . import views

app_name = "open-data"
urlpatterns = [
    path("", views.Catalogue.as_view(), name="catalogue"),
    path("datapackage.json", views.data_package, name="data-package"),
    path("dcat.jsonld", views.dcat, name="dcat"),
    path("<slug:name>.csv", views.dataset_file, name="file"),
    path("<slug:name>/", views.DatasetPage.as_view(), name="dataset"),
]
