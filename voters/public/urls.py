from django.urls import path, re_path

from . import feedback_views, views

app_name = "voters"
urlpatterns = [
    path("tiep-xuc-cu-tri/", views.Meetings.as_view(), name="meetings"),
    path("tiep-xuc-cu-tri/<int:year>/", views.Meetings.as_view(), name="meetings-of-year"),
    re_path(r"^tiep-xuc-cu-tri/(?P<code>TX-\d{4}-\d{3,6})/$", views.MeetingPage.as_view(), name="meeting"),
    re_path(
        r"^tiep-xuc-cu-tri/(?P<code>TX-\d{4}-\d{3,6})/niem-yet/$", views.MeetingSheet.as_view(), name="meeting-sheet"
    ),
    re_path(
        r"^tiep-xuc-cu-tri/(?P<code>TX-\d{4}-\d{3,6})/niem-yet\.pdf$",
        views.MeetingSheetPdf.as_view(),
        name="meeting-sheet-pdf",
    ),
    path("kien-nghi/", views.Petitions.as_view(), name="petitions"),
    re_path(r"^kien-nghi/(?P<code>KN-\d{4}-\d{3,6})/$", views.PetitionPage.as_view(), name="petition"),
    re_path(r"^kien-nghi/(?P<code>KN-\d{4}-\d{3,6})/niem-yet/$", views.PetitionSheet.as_view(), name="petition-sheet"),
    re_path(
        r"^kien-nghi/(?P<code>KN-\d{4}-\d{3,6})/niem-yet\.pdf$",
        views.PetitionSheetPdf.as_view(),
        name="petition-sheet-pdf",
    ),
    path("giam-sat/", views.Supervisions.as_view(), name="supervisions"),
    path("giam-sat/<int:year>/", views.Supervisions.as_view(), name="supervisions-of-year"),
    path("giam-sat/phan-bien/", views.DraftComments.as_view(), name="draft-comments"),
    path("gop-y/", feedback_views.Send.as_view(), name="feedback"),
    path("gop-y/theo-doi/", feedback_views.Follow.as_view(), name="follow"),
]
