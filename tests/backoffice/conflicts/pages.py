"""Pages of the admin as a browser has them: opened, typed into and sent back with all their inputs."""

import re
from urllib.parse import parse_qsl, urlencode

import lxml.html


def inputs_of(html: str, form_id: str = "") -> list[tuple[str, str]]:
    """(name, value) of all that the form of this id would send without a press of a button; "" for the last one."""
    tree = lxml.html.document_fromstring(html)
    forms = [each for each in tree.iter("form") if each.get("method", "").lower() == "post"]
    form = next(each for each in reversed(forms) if form_id in ("", each.get("id")))
    return [pair for element in form.iter() for pair in pairs_of(element)]


def pairs_of(element):
    name = element.get("name")
    if not name or element.get("disabled") is not None:
        return
    if element.tag == "textarea":
        yield name, re.sub(r"^\r?\n", "", element.text or "")  # a browser leaves out the first line end
    elif element.tag == "select":
        options = list(element.iter("option"))
        chosen = [each for each in options if each.get("selected") is not None]
        if not chosen and element.get("multiple") is None:
            chosen = options[:1]
        yield from ((name, each.get("value", each.text or "")) for each in chosen)
    elif element.tag == "input":
        kind = element.get("type", "text")
        ticked = kind not in ("checkbox", "radio") or element.get("checked") is not None
        if ticked and kind not in ("submit", "button", "image", "file", "reset"):
            yield name, element.get("value", "on" if kind == "checkbox" else "")


class Page:
    """What a person has open: the inputs of a form, and where it is sent."""

    def __init__(self, client, address: str, response=None, form_id: str = ""):
        self.client, self.address, self.form_id = client, address, form_id
        self.response = response or client.get(address)
        self.inputs = inputs_of(self.response.content.decode(), form_id)

    def type(self, **values) -> "Page":
        """Fill in fields; None takes an input out."""
        self.inputs = [(name, value) for name, value in self.inputs if name not in values]
        self.inputs += [(name, value) for name, value in values.items() if value is not None]
        return self

    def type_into(self, name: str, value: str) -> "Page":
        return self.type(**{name: value})

    def value(self, name: str) -> str:
        return dict(self.inputs)[name]

    def save(self, **buttons):
        """Send it; the response of the server. What comes back is what the person has open then."""
        body = urlencode(self.inputs + list(buttons.items()))
        assert parse_qsl(body, keep_blank_values=True)
        self.response = self.client.post(self.address, body, content_type="application/x-www-form-urlencoded")
        if self.response.status_code == 200:
            self.inputs = inputs_of(self.response.content.decode(), self.form_id)
        return self.response

    @property
    def text(self) -> str:
        return self.response.content.decode()

    def choose(self, which: str) -> "Page":
        """Choose "mine" or "theirs" for all that both changed."""
        tree = lxml.html.document_fromstring(self.text)
        choices = [
            (each.get("name"), each.get("value"))
            for each in tree.iter("input")
            if each.get("type") == "radio" and (each.get("value") or "").startswith(f"{which}:")
        ]
        assert choices
        return self.type(**dict(choices))
