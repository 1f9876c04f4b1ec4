from django.urls import path

from . import views

app_name = "campaigns"

urlpatterns = [
    path("phong-trao/", views.Campaigns.as_view(), name="campaigns"),
    path("phong-trao/<slug:slug>/", views.CampaignPage.as_view(), name="campaign"),
    path("khu-dan-cu/", views.LatestAreas.as_view(), name="areas"),
    path("khu-dan-cu/<int:year>/khong-to-chuc/", views.AreasWithoutDay.as_view(), name="areas-without-day"),
    path("khu-dan-cu/<int:year>/", views.AreasOfYear.as_view(), name="areas-year"),
]
