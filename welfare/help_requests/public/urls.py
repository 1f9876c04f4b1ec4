"""Addresses under /giup-do/."""

from django.urls import path

from . import views

app_name = "help_requests"
urlpatterns = [
    path("", views.HelpRequestCreate.as_view(), name="ask"),
    path("theo-doi/", views.HelpRequestFollow.as_view(), name="follow"),
]
