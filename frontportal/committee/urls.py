from django.urls import path

from . import views

app_name = "committee"

urlpatterns = [
    path("", views.PageList.as_view(), name="pages"),
    path("<slug:slug>/", views.StandingPage.as_view(), name="page"),
]
