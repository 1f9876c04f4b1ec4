"""Addresses under /webhook/."""

from django.urls import path

from .views import bank_call

app_name = "feeds"
urlpatterns = [
    path("ngan-hang/<str:key>/", bank_call, name="bank-call"),
    # A redirect to the slash would lose the body of a POST.
    path("ngan-hang/<str:key>", bank_call),
]
