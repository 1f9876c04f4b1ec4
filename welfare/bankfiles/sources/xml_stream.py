"""XML from outside, element by element: no DTD, no entities, no network, no bombs, and never the whole of it in memory."""

from collections.abc import Iterator
from typing import IO

from lxml import etree

from welfare.bankterms.model import FileRefusedError
from welfare.bankterms.text.words import clean


def elements(file: IO[bytes], *names: str, within: str = "") -> Iterator[etree._Element]:
    """Each element of these names, whatever their namespace, complete; once the next one is asked for, it is emptied.
    `within`: an element that holds them and comes after them, by its end.

    Raises FileRefusedError for a DOCTYPE, and for XML that is broken or deeper than any statement.
    """
    if file.seekable():
        file.seek(0)
    wanted = [f"{{*}}{name}" for name in (*names, within) if name]
    events = etree.iterparse(
        file, events=("start", "end"), tag=wanted, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    is_checked, depth = False, 0
    try:
        for event, element in events:
            if not is_checked:
                refuse_doctype(element)
                is_checked = True
            name = name_of(element)
            if name in names:
                depth += 1 if event == "start" else -1
            if event == "end" and (name == within or name in names):
                yield element
                if not depth:
                    release(element)
    except etree.XMLSyntaxError as error:
        raise FileRefusedError("damaged", f"Tệp XML bị hỏng ở dòng {error.lineno or 1}, không đọc tiếp được.") from None


def root_of(file: IO[bytes]) -> etree._Element:
    """The root as it begins, without its content. Raises FileRefusedError as `elements` does."""
    file.seek(0)
    events = etree.iterparse(
        file, events=("start",), resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        _, root = next(iter(events))
    except (etree.XMLSyntaxError, StopIteration) as error:
        raise FileRefusedError(
            "damaged", f"Tệp XML bị hỏng ở dòng {getattr(error, 'lineno', 0) or 1}, không đọc tiếp được."
        ) from None
    refuse_doctype(root)
    return root


def refuse_doctype(element: etree._Element) -> None:
    """Raises FileRefusedError for XML that declares a DOCTYPE: entities can be made to fill all memory."""
    if element.getroottree().docinfo.internalDTD is not None or element.getroottree().docinfo.doctype:
        raise FileRefusedError("entities", "Tệp XML có khai báo DOCTYPE: không an toàn, không đọc.")


def name_of(element: etree._Element) -> str:
    """The element's name without its namespace; "" for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def release(element: etree._Element) -> None:
    """Give back the memory of an element that was read, and of what stands before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element at the path below this one, whatever the namespace: `child(entry, "BookgDt", "Dt")`."""
    for name in path:
        element = None if element is None else element.find(f"{{*}}{name}")
    return element


def text_at(element: etree._Element | None, *path: str) -> str:
    """The text at a path below an element, on one line; "" where there is none."""
    found = child(element, *path)
    return "" if found is None or not found.text else " ".join(clean(found.text).split())


def texts_at(element: etree._Element, path: str) -> list[str]:
    """The text of each element at `path` (`"RmtInf/Ustrd"`), whatever the namespace."""
    found = element.findall("/".join(f"{{*}}{name}" for name in path.split("/")))
    return [" ".join(clean(one.text).split()) for one in found if one.text and one.text.strip()]
