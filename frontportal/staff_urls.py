"""Addresses of the admin's own pages. Whoever imports this module has all of them loaded."""

from django.contrib import admin

urlpatterns, app_name, namespace = admin.site.urls
