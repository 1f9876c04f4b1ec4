"""Forms as a browser sends them."""

import re

from bs4 import BeautifulSoup


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
