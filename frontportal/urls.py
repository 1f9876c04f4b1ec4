"""Addresses. The roof names the pillars by string only."""

from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.urls.resolvers import RoutePattern

from frontportal.backoffice.shortcuts.autocomplete import OfferedRecords
from frontportal.backoffice.unsaved.views import session_state
from frontportal.operations.health import healthz, readyz
from frontportal.ratings.views import rate
from frontportal.sharing.views import share_picture
from frontportal.signin.views.entry import SignIn
from frontportal.signin.views.reset import Reset
from frontportal.staff.views import own_mails

from . import home, media, offline, search, sitemaps, statistics_page
from .admin_site import StaffAddresses
from .staff_search import staff_search

urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    path("tim-kiem/", search.Search.as_view(), name="search"),
    path("tin-tuc/<slug:slug>/danh-gia/", rate, name="rate"),
    path("tin-tuc/", include("frontportal.news.public.urls")),
    path("van-ban/", include("frontportal.news.public.document_urls")),
    path("gioi-thieu/", include("frontportal.committee.urls")),
    path("du-lieu-ca-nhan/", include("frontportal.personal_data.urls")),
    path("dia-ban/", include("frontportal.places.public.urls")),
    path("lich/", include("frontportal.event_calendar.urls")),
    path("nam/", include("frontportal.reports.urls")),  # before the figures, whose slugs take any word
    path("nam/", include("frontportal.yearly.public.urls")),
    path("du-lieu/", include("frontportal.open_data.urls")),
    path("quy-vi-nguoi-ngheo/", include("welfare.public.urls")),
    path("giup-do/", include("welfare.help_requests.public.urls")),
    path("", include("campaigns.public.urls")),
    path("", include("voters.public.urls")),
    path("webhook/", include("welfare.feeds.urls")),
    path("quan-tri/huong-dan/", include("frontportal.handbook.urls")),
    path(
        "quan-tri/autocomplete/",
        admin.site.admin_view(OfferedRecords.as_view(admin_site=admin.site)),
        name="autocomplete",
    ),
    path("quan-tri/tim/", admin.site.admin_view(staff_search), name="staff-search"),
    path("quan-tri/phien-lam-viec/", session_state, name="session_state"),
    path("quan-tri/thu-bao/", admin.site.admin_view(own_mails), name="own-mails"),
    path("quan-tri/login/", SignIn.as_view(), name="sign-in"),  # in place of the admin's own, whose name it answers to
    path("quan-tri/quen-mat-khau/", Reset.as_view(), name="admin_password_reset"),
    path("quan-tri/", include("frontportal.signin.urls")),
    StaffAddresses(RoutePattern("quan-tri/"), "frontportal.staff_urls", app_name="admin", namespace="admin"),
    path("mau/", home.Samples.as_view(), name="samples"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("thong-ke-truy-cap/", statistics_page.Statistics.as_view(), name="statistics"),
    path("so-do-trang/", home.SiteMap.as_view(), name="site-map"),
    path("manifest.webmanifest", home.manifest, name="manifest"),
    path("ngoai-tuyen.js", offline.worker, name="offline-worker"),
    path("ngoai-tuyen/", offline.Offline.as_view(), name="offline"),
    path("favicon.ico", home.Favicon.as_view(), name="favicon"),
    path("robots.txt", home.Robots.as_view(), name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": sitemaps.all_sitemaps()}, name="sitemap"),
    path("tep/<path:path>", media.serve_upload, name="media"),
    path("anh-chia-se.jpg", share_picture, name="share-picture-home"),
    path("anh-chia-se/<path:page>.jpg", share_picture, name="share-picture"),
]

handler400 = "frontportal.home.bad_request"
handler404 = "frontportal.home.not_found"
handler500 = "frontportal.passing_faults.server_error"
