"""The pages of a waiting file, as the tests here open them."""

from django.urls import reverse

ADD = "admin:statements_statement_add"


def address(upload) -> str:
    return reverse("admin:statements_statement_upload", args=[upload.pk])


def screen(client, upload) -> str:
    return client.get(address(upload)).content.decode()
