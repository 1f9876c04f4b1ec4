"""Template builtins: numbers, money and days as they are written in Vietnamese offices."""

import json
import re
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from ..records.prose import sanitised_html
from ..values import money

register = template.Library()
WEEKDAYS = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]


@register.filter
def number(value: Any) -> str:
    """`1300` → `1.300`; nothing for None."""
    return "" if value is None or value == "" else money.dong(int(value))


@register.simple_tag
def data_block(data: Any) -> SafeString:
    """Data for search engines as JSON-LD, in a block that never runs and that no text can end. Of one thing by itself
    what is empty is left out, and its words are schema.org's unless it says otherwise."""
    if isinstance(data, dict):
        known = {key: value for key, value in data.items() if value not in ("", None)}
        data = {"@context": "https://schema.org"} | known
    text = json.dumps(data, ensure_ascii=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


@register.filter
def dong(value: Any) -> str:
    """`1300000` → `1.300.000 đ`."""
    return "" if value is None or value == "" else f"{money.dong(int(value))} đ"


@register.filter
def short_money(value: Any) -> str:
    """`2412350000` → `2,4 tỷ`; nothing for None."""
    return "" if value is None or value == "" else money.short_money(int(value))


@register.filter
def percent(value: Fraction | float | None) -> str:
    """A ratio as a percentage, at most one decimal: `1.2697` → `127%`, `0.945` → `94,5%`. What falls short of the whole
    never reads 100%."""
    if value is None:
        return ""
    size = abs(Fraction(value))
    tenths = int(size * 1000 + Fraction(1, 2))
    if tenths == 1000 and size < 1:
        tenths = 999
    decimal = f",{tenths % 10}" if tenths % 10 else ""
    return f"{'−' if value < 0 and tenths else ''}{money.dong(tenths // 10)}{decimal}%"


@register.filter
def day(value: date | None) -> str:
    """`15/03/2024`; a moment is taken in local time."""
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return value.strftime("%d/%m/%Y") if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """`15/03/2024 15:57` in local time."""
    return timezone.localtime(value).strftime("%d/%m/%Y %H:%M") if value else ""


@register.filter
def weekday(value: date) -> str:
    """`Thứ Hai` … `Chủ nhật`, in local time."""
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return WEEKDAYS[value.weekday()]


@register.filter
def prose(html: str) -> SafeString:
    """Text from the editor, cleaned once more on its way to the page."""
    return mark_safe(sanitised_html(html))


@register.filter
def table_row(cells: list[dict[str, Any]], columns: list[dict[str, Any]]) -> SafeString:
    """A row of parts/_table.html, which says what a cell is. Joined here, for a long table has hundreds of cells.

    A phone shows the cells one below another, so each but the first carries its column's name where there are several.
    """
    named = columns if len(columns) > 2 else [None] * len(cells)
    others = (body_cell(cell, column) for cell, column in zip(cells[1:], named[1:], strict=True))
    return mark_safe(f"<tr>{header_cell(cells[0])}{''.join(others)}</tr>")


def header_cell(cell: dict[str, Any]) -> str:
    text = conditional_escape(cell.get("text", ""))
    inner = f'<a href="{conditional_escape(cell["url"])}">{text}</a>' if cell.get("url") else text
    return f'<th scope="row">{inner}</th>'


def body_cell(cell: dict[str, Any], column: dict[str, Any] | None = None) -> str:
    text, sort, heat = conditional_escape(cell.get("text", "")), cell.get("sort"), cell.get("heat")
    kind = f"{'number' if cell.get('numeric') else ''}{f' heat-{heat}' if heat else ''}"
    order = f' data-sort="{conditional_escape(str(sort))}"' if sort is not None and sort != "" else ""
    inner = f'<a class="value" href="{conditional_escape(cell["url"])}">{text}</a>' if cell.get("url") else text
    label = f' data-label="{conditional_escape(column["label"])}"' if column else ""
    return f'<td class="{kind}"{label}{order}>{inner}</td>'


@register.simple_block_tag
def also_for_sharing(content: str) -> SafeString:
    """The title and description of a page's head, and the same for who shares its address, without the site's name."""
    title = re.search(r"<title>(.*?)(?: – Mặt trận [^<]*)?</title>", content, re.DOTALL)
    description = re.search(r'name="description" content="([^"]*)"', content)
    shared = {"title": title[1] if title else "", "description": description[1] if description else ""}
    lines = [
        f'<meta property="og:{name}" content="{" ".join(text.split()).replace(chr(34), "&quot;")}">'
        for name, text in shared.items()
        if text.strip()
    ]
    return mark_safe("\n".join([content, *lines]))


@register.simple_tag
def today() -> date:
    """The local day."""
    return timezone.localdate()


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: Any) -> str:
    """The present query string with some names set, or dropped when None: `?{% query trang=2 %}`."""
    params = context["request"].GET.copy()
    for name, value in changes.items():
        if value is None or value == "":
            params.pop(name, None)
        else:
            params[name] = value
    return params.urlencode()


@register.simple_tag(takes_context=True)
def absolute(context: dict[str, Any], path: str) -> str:
    """The full address of a page of ours, under SITE_URL where that is set: for canonical links and printed sources."""
    return f"{settings.SITE_URL}{path}" if settings.SITE_URL else context["request"].build_absolute_uri(path)
