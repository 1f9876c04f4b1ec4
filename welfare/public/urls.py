"""Addresses under /quy-vi-nguoi-ngheo/."""

from django.urls import include, path

from frontportal.kit.web import code_converters  # noqa: F401  (registers <lower_code:…>)

from . import year_page
from .line_search import views as line_search
from .money_trail import views as money_trail
from .own_gift import views as own_gift
from .provisional import views as provisional
from .statements import views as statements
from .views import account, assistance, entries, open_data

app_name = "welfare"
urlpatterns = [
    path("", year_page.NewestYear.as_view(), name="fund"),
    path("ung-ho/", include("welfare.public.giving.urls")),
    path("cac-quy/", include("welfare.public.funds.urls")),
    path("<int:year>/", account.FundYearView.as_view(), name="fund-year"),
    path("<int:year>/dong-gop/", entries.Contributions.as_view(), name="contributions"),
    path("<int:year>/dong-gop/<int:number>/", money_trail.ContributionView.as_view(), name="contribution"),
    path("<int:year>/chi/<int:number>/", money_trail.DisbursementView.as_view(), name="disbursement"),
    path("<int:year>/qua/<int:pk>/", money_trail.GiftRoundView.as_view(), name="gift-round"),
    path("<int:year>/sinh-ke/<lower_code:code>/", money_trail.LivelihoodView.as_view(), name="livelihood"),
    path("<int:year>/chi/", entries.Disbursements.as_view(), name="disbursements"),
    path("<int:year>/qua/", assistance.Gifts.as_view(), name="gifts"),
    path("<int:year>/nha/", assistance.Houses.as_view(), name="houses"),
    path("<int:year>/nha/<lower_code:code>/", assistance.HouseView.as_view(), name="house"),
    path("<int:year>/sinh-ke/", assistance.Livelihoods.as_view(), name="livelihoods"),
    path("<int:year>/sao-ke/", statements.StatementsOfYear.as_view(), name="statements"),
    path("<int:year>/tam-ghi/", provisional.ProvisionalLines.as_view(), name="provisional"),
    path("tim-khoan/", own_gift.OwnGiftPage.as_view(), name="own-gift"),
    path("sao-ke/tim/", line_search.LineSearch.as_view(), name="lines"),
    path("sao-ke/<int:pk>/", statements.StatementView.as_view(), name="statement"),
    path("<int:year>/thong-bao.pdf", open_data.Notice.as_view(), name="notice"),
    path("<int:year>/so-lieu.<str:form>", open_data.Download.as_view(), name="download"),
    path("<int:year>/<slug:table>.<str:form>", open_data.Download.as_view(), name="download-table"),
]
