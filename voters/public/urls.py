from django.urls import path

from frontportal.kit.web import code_converters  # noqa: F401  (registers <upper_code:…>)

from . import feedback_views, views

app_name = "voters"
urlpatterns = [
    path("tiep-xuc-cu-tri/", views.Meetings.as_view(), name="meetings"),
    path("tiep-xuc-cu-tri/<int:year>/", views.Meetings.as_view(), name="meetings-of-year"),
    path("tiep-xuc-cu-tri/<upper_code:code>/", views.MeetingPage.as_view(), name="meeting"),
    path("tiep-xuc-cu-tri/<upper_code:code>/niem-yet/", views.MeetingSheet.as_view(), name="meeting-sheet"),
    path(
        "tiep-xuc-cu-tri/<upper_code:code>/niem-yet.pdf",
        views.MeetingSheetPdf.as_view(),
        name="meeting-sheet-pdf",
    ),
    path("kien-nghi/", views.Petitions.as_view(), name="petitions"),
    path("kien-nghi/<upper_code:code>/", views.PetitionPage.as_view(), name="petition"),
    path("kien-nghi/<upper_code:code>/niem-yet/", views.PetitionSheet.as_view(), name="petition-sheet"),
    path(
        "kien-nghi/<upper_code:code>/niem-yet.pdf",
        views.PetitionSheetPdf.as_view(),
        name="petition-sheet-pdf",
    ),
    path("giam-sat/", views.Supervisions.as_view(), name="supervisions"),
    path("giam-sat/<int:year>/", views.Supervisions.as_view(), name="supervisions-of-year"),
    path("giam-sat/phan-bien/", views.DraftComments.as_view(), name="draft-comments"),
    path("gop-y/", feedback_views.FeedbackCreate.as_view(), name="feedback"),
    path("gop-y/theo-doi/", feedback_views.FeedbackFollow.as_view(), name="follow"),
]
