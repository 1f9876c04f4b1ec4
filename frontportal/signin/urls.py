"""Beneath the admin's own address, before its pages."""

from django.contrib import admin
from django.urls import path

from .views import enrolment, entry, own, reset

app_name = "signin"
staff = admin.site.admin_view
urlpatterns = [
    path("ma-mot-lan/", entry.code, name="code"),
    path("lap-ma-mot-lan/", enrolment.enrol, name="enrol"),
    path("dang-nhap-cua-toi/", staff(own.own), name="own"),
    path("dang-nhap-cua-toi/dang-xuat-moi-noi/", staff(own.sign_out_everywhere), name="sign-out-everywhere"),
    path("dang-nhap-cua-toi/ma-du-phong/", staff(own.new_recovery_codes), name="recovery-codes"),
    path("dang-nhap-cua-toi/go-ma/", staff(own.remove), name="remove"),
    path("dat-lai-mat-khau/da-gui/", reset.ResetSent.as_view(), name="reset-sent"),
    path("dat-lai-mat-khau/xong/", reset.ResetDone.as_view(), name="reset-done"),
    path("dat-lai-mat-khau/<uidb64>/<token>/", reset.ResetConfirm.as_view(), name="reset-confirm"),
]
