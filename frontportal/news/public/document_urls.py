from django.urls import path

from . import views

app_name = "documents"

urlpatterns = [
    path("", views.DocumentList.as_view(), name="documents"),
    path("<int:pk>/", views.DocumentPage.as_view(), name="document"),
]
