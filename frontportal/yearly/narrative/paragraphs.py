"""The figures of a section as one paragraph. Pure: contents of years go in, words and whose words they are come out.

Whatever the values: each known figure is said once, in the words of its content; what has no records is named as such
and never as 0.
"""

import re
from collections.abc import Callable, Iterable

from frontportal.kit.values.money import dong

from .clause import Clause
from .comparisons import achieved, comparison
from .places import places

Fragment = tuple[str, str]  # words, and the slug of the figure whose value they are, or ""
FIELD = re.compile(r"\{(value|at|to|detail)\}")


def paragraph(figures: Iterable[dict], year: int, clause_of: Callable[[str], Clause | None]) -> list[Fragment]:
    """The section's fragments in order; `clause_of` a slug, None for a figure that is said by its label."""
    fragments: list[Fragment] = []
    missing: list[str] = []
    before = ""
    for figure in figures:
        if not figure["records"] and not figure["declared"]:
            missing.append(within_sentence(figure["label"]))
            continue
        if figure["value"] is None:  # too few people are behind it
            fragments += [
                ("; " if fragments else "", ""),
                (f"{within_sentence(figure['label'])}: {figure['text']}", ""),
            ]
            before = ""
            continue
        clause = clause_of(figure["slug"])
        follows = bool(clause and clause.after and clause.after == before and figure["records"])
        fragments += [
            (", " if follows else "; " if fragments else "", ""),
            *figure_fragments(figure, year, clause, follows),
        ]
        before = figure["slug"] if figure["records"] else ""
    if fragments:
        fragments.append((".", ""))
    if missing:
        fragments.append((f"{' ' if fragments else ''}Năm {year} chưa có hồ sơ về: {'; '.join(missing)}.", ""))
    return capitalised(joined(fragments))


def figure_fragments(figure: dict, year: int, clause: Clause | None, follows: bool) -> list[Fragment]:
    """One figure: its clause, how it stands to the plan and to the year before; or the declared value with its source."""
    if not figure["records"]:
        declared = figure["declared"]
        words = f"{within_sentence(figure['label'])}: {dong(declared['value'])} {figure['unit_of_measure']}"
        return [(f"{words} (số liệu khai báo; nguồn: {declared['source'].rstrip('.')})", "")]
    text = f"{figure['label']}: {{value}}" if clause is None else clause.following if follows else clause.text
    ends_with_value = text.endswith("{value}")
    fragments = filled(text, figure, figure["sentence"] if ends_with_value else figure["text"])
    if figure["plan"]:
        known = "" if ends_with_value else f" giao ({dong(figure['plan'])} {figure['unit_of_measure']})"
        fragments.append((f", bằng {achieved(figure['value'], figure['plan'])} kế hoạch{known}", ""))
    if compared := comparison(figure, year):
        fragments.append((f", {compared}", ""))
    return fragments


def filled(text: str, figure: dict, value: str) -> list[Fragment]:
    """The clause with its fields; braces in a label or name are words like any other."""
    where = places(figure)
    fields = {
        "at": f" tại {where}" if where else "",
        "to": f" cho {where}" if where else "",
        "detail": f" {figure['detail']}" if figure.get("detail") else "",
    }
    fragments, at = [], 0
    for field in FIELD.finditer(text):
        fragments.append((text[at : field.start()], ""))
        fragments.append((value, figure["slug"]) if field[1] == "value" else (fields[field[1]], ""))
        at = field.end()
    return [*fragments, (text[at:], "")]


def within_sentence(label: str) -> str:
    """`"Suất quà Tết"` → `"suất quà Tết"`; a name in quotes and an abbreviation keep their capitals."""
    return label if label[1:2].isupper() or label.startswith("Quỹ ") else f"{label[:1].lower()}{label[1:]}"


def joined(fragments: Iterable[Fragment]) -> list[Fragment]:
    """Words of nobody that follow each other, as one piece; empty ones left out."""
    found: list[Fragment] = []
    for words, slug in fragments:
        if not words:
            continue
        if found and not slug and not found[-1][1]:
            found[-1] = (found[-1][0] + words, "")
        else:
            found.append((words, slug))
    return found


def capitalised(fragments: list[Fragment]) -> list[Fragment]:
    """The first letter large; the words of a value stay as they are, with a word before them."""
    if not fragments:
        return []
    (words, slug), *rest = fragments
    if slug:
        return [("Có ", ""), *fragments]
    return [(f"{words[:1].upper()}{words[1:]}", ""), *rest]
