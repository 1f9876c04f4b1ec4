"""Addresses under /quy-vi-nguoi-ngheo/ung-ho/. A code holds no hyphen, so a poster's address is never taken for one."""

from django.urls import path

from . import views
from .moved import leads_on

urlpatterns = [
    path("", views.GivingHome.as_view(), name="giving-home"),
    path("ap-phich/", views.Poster.as_view(), name="giving-home-poster"),
    path("ap-phich.pdf", views.poster_paper, name="giving-home-poster-paper"),
    path("ma-qr.png", views.picture, name="giving-home-picture"),
    path("<slug:code>/ma-qr.png", leads_on(views.picture), name="giving-picture"),
    path("<slug:code>/", leads_on(views.giving), name="giving"),
    path("<slug:code>/niem-yet/", leads_on(views.AppealSheet.as_view()), name="giving-sheet"),
    path("<slug:code>/niem-yet.pdf", leads_on(views.AppealSheetPdf.as_view()), name="giving-sheet-pdf"),
    path("<slug:code>/ap-phich/", leads_on(views.Poster.as_view()), name="giving-poster"),
    path("<slug:code>/ap-phich.pdf", leads_on(views.poster_paper), name="giving-poster-paper"),
]
