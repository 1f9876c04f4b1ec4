from django.urls import path

from . import views

app_name = "places"

urlpatterns = [
    path("", views.Units.as_view(), name="units"),
    path("<slug:code>/", views.UnitPage.as_view(), name="unit"),
    path("<slug:code>/don-vi-truoc/", views.Predecessors.as_view(), name="predecessors"),
]
