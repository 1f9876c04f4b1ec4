from django.urls import path

from . import views

app_name = "event_calendar"
urlpatterns = [
    path("", views.Month.as_view(), name="today"),
    path("<int:year>/<int:month>/", views.Month.as_view(), name="month"),
    path("tat-ca.ics", views.whole_feed, name="feed"),
    path("dia-ban/<slug:code>.ics", views.unit_feed, name="unit-feed"),
    path("<slug:source>/<slug:key>.ics", views.event_file, name="event"),
]
