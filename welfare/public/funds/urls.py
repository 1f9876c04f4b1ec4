"""Addresses under /quy-vi-nguoi-ngheo/cac-quy/."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.Funds.as_view(), name="funds"),
    path("<slug:slug>/<int:year>/", views.FundBooks.as_view(), name="fund-books"),
]
