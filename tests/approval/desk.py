"""The admin's forms as a browser sends them."""

from bs4 import BeautifulSoup
from django.urls import reverse

from tests.forms import fields_sent

BACKEND = "django.contrib.auth.backends.ModelBackend"


class Desk:
    """A browser at the admin, as one person."""

    def __init__(self, client, user):
        self.client, self.user = client, user
        client.force_login(user, backend=BACKEND)

    def page(self, record) -> str:
        return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])

    def open(self, record):
        return self.client.get(self.page(record))

    def buttons(self, record) -> set[str]:
        """The names of the buttons below the form."""
        page = BeautifulSoup(self.open(record).content, "lxml")
        found = page.select("#submit-row button[type=submit], #submit-row input[type=submit]")
        prefix = f"{record._meta.app_label}_{record._meta.model_name}_"
        return {each["name"].removeprefix(prefix) for each in found}

    def send(self, record, button: str = "_save", **typed):
        """Open the form, type, press a button; the response to that."""
        sent = fields_sent(self.open(record), record._meta.model_name) | typed
        sent = {name: value for name, value in sent.items() if value is not None}
        name = button if button.startswith("_") else f"{record._meta.app_label}_{record._meta.model_name}_{button}"
        return self.client.post(self.page(record), sent | {name: "1"})

    def decide(self, proposal, decision: str, note: str = ""):
        address = reverse("admin:approval_proposedchange_decide", args=[proposal.pk])
        return self.client.post(address, {"decision": decision, "note": note}, follow=True)


def messages_of(response) -> list[str]:
    return [str(each) for each in response.context["messages"]]
