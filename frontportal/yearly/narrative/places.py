"""Communes within a sentence: a few by name, many as a number. Pure."""

MOST_NAMED = 5
KINDS = ("Xã", "Thị trấn", "Phường")


def places(figure: dict) -> str:
    """`"xã Phú Sơn, xã Liên Hà và thị trấn Đinh Văn"` in the order of the records, `"14 xã, thị trấn"`; "" where some of
    the value lies in no commune, for then these are not all of its places. A value that is not told (None) is one.
    """
    rows = {row["code"]: row["name"] for row in figure["by_commune"] if row["value"] is None or row["value"] > 0}
    if not rows or figure["above_communes"] or figure["above_communes"] is None:
        return ""
    if len(rows) > MOST_NAMED:
        return counted(list(rows.values()))
    order = dict.fromkeys(code for code in (*figure.get("order", ()), *rows) if code in rows)
    return listed([within_sentence(rows[code]) for code in order])


def within_sentence(name: str) -> str:
    """`"Xã Đạ Đờn"` → `"xã Đạ Đờn"`."""
    return f"{name[:1].lower()}{name[1:]}"


def listed(names: list[str]) -> str:
    """`"a, b và c"`."""
    return " và ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def counted(names: list[str]) -> str:
    kinds = [kind.lower() for kind in KINDS if any(name.startswith(f"{kind} ") for name in names)]
    number = f"0{len(names)}" if len(names) < 10 else str(len(names))
    return f"{number} {', '.join(kinds) or 'đơn vị'}"
