"""Addresses under /quy-vi-nguoi-ngheo/."""

from django.urls import include, path

from . import views
from .statements import line_pages
from .statements import views as statements
from .statements.feeds import pages as feeds
from .trail import views as trail

app_name = "welfare"
urlpatterns = [
    path("", views.NewestYear.as_view(), name="fund"),
    path("ung-ho/", include("welfare.giving.urls")),
    path("<int:year>/", views.FundYearView.as_view(), name="fund-year"),
    path("<int:year>/dong-gop/", views.Contributions.as_view(), name="contributions"),
    path("<int:year>/dong-gop/<int:number>/", trail.GiftView.as_view(), name="contribution"),
    path("<int:year>/chi/<int:number>/", trail.PaymentView.as_view(), name="disbursement"),
    path("<int:year>/qua/<int:pk>/", trail.GiftRoundView.as_view(), name="gift-round"),
    path("<int:year>/sinh-ke/<slug:code>/", trail.LivelihoodView.as_view(), name="livelihood"),
    path("<int:year>/chi/", views.Disbursements.as_view(), name="disbursements"),
    path("<int:year>/qua/", views.Gifts.as_view(), name="gifts"),
    path("<int:year>/nha/", views.Houses.as_view(), name="houses"),
    path("<int:year>/nha/<slug:code>/", views.HouseView.as_view(), name="house"),
    path("<int:year>/sinh-ke/", views.Livelihoods.as_view(), name="livelihoods"),
    path("<int:year>/sao-ke/", statements.StatementsOfYear.as_view(), name="statements"),
    path("<int:year>/tam-ghi/", feeds.ProvisionalLines.as_view(), name="provisional"),
    path("sao-ke/tim/", line_pages.LineSearch.as_view(), name="lines"),
    path("sao-ke/<int:pk>/", statements.StatementView.as_view(), name="statement"),
    path("<int:year>/so-lieu.<str:form>", views.Download.as_view(), name="download"),
    path("<int:year>/<slug:table>.<str:form>", views.Download.as_view(), name="download-table"),
]
