from django.urls import path

from .views import PersonalDataPage

app_name = "personal_data"
urlpatterns = [path("", PersonalDataPage.as_view(), name="page")]
