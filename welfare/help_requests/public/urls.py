"""Addresses under /giup-do/."""

from django.urls import path

from . import views

app_name = "help_requests"
urlpatterns = [
    path("", views.Ask.as_view(), name="ask"),
    path("theo-doi/", views.Follow.as_view(), name="follow"),
]
