"""Addresses under /quy-vi-nguoi-ngheo/cac-quy/."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.Funds.as_view(), name="funds"),
    path("<slug:slug>/<int:year>/", views.FundBooks.as_view(), name="fund-books"),
    path("<slug:slug>/<int:year>/thong-bao.pdf", views.FundNotice.as_view(), name="fund-notice"),
    path("<slug:slug>/<int:year>/so-lieu.<str:form>", views.FundDownload.as_view(), name="fund-download"),
    path("<slug:slug>/<int:year>/<slug:table>.<str:form>", views.FundDownload.as_view(), name="fund-download-table"),
]
