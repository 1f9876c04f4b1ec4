from django.urls import path

from frontportal.yearly.public import converters  # noqa: F401  (`year`)

from . import views

app_name = "reports"
urlpatterns = [
    path("<year:year>/bao-cao.docx", views.report_docx, name="docx"),
    path("<year:year>/bao-cao.xlsx", views.report_xlsx, name="xlsx"),
    path("<year:year>/bao-cao.pdf", views.report_pdf, name="pdf"),
]
