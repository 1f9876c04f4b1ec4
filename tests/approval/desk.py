"""The admin's forms as a browser sends them."""

import re

from bs4 import BeautifulSoup
from django.urls import reverse

BACKEND = "django.contrib.auth.backends.ModelBackend"


def fields_sent(response, model_name: str) -> dict:
    """Name → value (or values) of all that the browser would send of the page's record form, as it stands."""
    form = BeautifulSoup(response.content, "lxml").find("form", id=re.compile(f"{model_name}_form$"))
    sent = {}
    for each in form.find_all(["input", "select", "textarea"]):
        if not each.get("name") or each.has_attr("disabled") or each.get("type") in ("submit", "file"):
            continue
        if each.name == "select":
            chosen = [option.get("value", "") for option in each.find_all("option", selected=True)]
            sent[each["name"]] = chosen if each.has_attr("multiple") else (chosen or [""])[0]
        elif each.name == "textarea":
            sent[each["name"]] = each.text.removeprefix("\r\n").removeprefix("\n")
        elif each.get("type") in ("checkbox", "radio"):
            if each.has_attr("checked"):
                sent.setdefault(each["name"], []).append(each.get("value", "on"))
        else:
            sent[each["name"]] = each.get("value", "")
    return sent


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
