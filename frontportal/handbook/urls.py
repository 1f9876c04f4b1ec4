from django.contrib import admin
from django.urls import path

from . import views

app_name = "handbook"

urlpatterns = [
    path("", admin.site.admin_view(views.contents), name="contents"),
    path("<slug:slug>/", admin.site.admin_view(views.chapter), name="chapter"),
]
