from django.urls import path

from campaigns.civil_work import views as civil_work

from . import honours, views

app_name = "campaigns"

urlpatterns = [
    path("phong-trao/", views.Campaigns.as_view(), name="campaigns"),
    path("phong-trao/dan-van-kheo/", civil_work.CivilWorkModels.as_view(), name="civil-work"),
    path("phong-trao/dan-van-kheo/niem-yet.pdf", civil_work.sheet, name="civil-work-sheet"),
    path("phong-trao/<slug:slug>/", views.CampaignPage.as_view(), name="campaign"),
    path("ton-vinh/", honours.Honours.as_view(), name="honours"),
    path("ton-vinh/<int:pk>/", honours.HonourPage.as_view(), name="honour"),
    path("khu-dan-cu/", views.LatestAreas.as_view(), name="areas"),
    path("khu-dan-cu/<int:year>/khong-to-chuc/", views.AreasWithoutDay.as_view(), name="areas-without-day"),
    path("khu-dan-cu/<int:year>/", views.AreasOfYear.as_view(), name="areas-year"),
]
