"""Addresses under /quy-vi-nguoi-ngheo/ung-ho/. A code holds no hyphen, so a poster's address is never taken for one."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.GivingHome.as_view(), name="giving-home"),
    path("ap-phich/", views.Poster.as_view(), name="giving-home-poster"),
    path("ma-qr.png", views.picture, name="giving-home-picture"),
    path("<slug:code>/ma-qr.png", views.picture, name="giving-picture"),
    path("<slug:code>/", views.giving, name="giving"),
    path("<slug:code>/niem-yet/", views.AppealSheet.as_view(), name="giving-sheet"),
    path("<slug:code>/ap-phich/", views.Poster.as_view(), name="giving-poster"),
]
