"""The ledger's pages for staff, as the tests here open them."""

from django.test import Client


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client
