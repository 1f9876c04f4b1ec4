"""The same parts packed to the same bytes, whenever and wherever it is done."""

import io
import zipfile
from collections.abc import Mapping

FIRST = ("[Content_Types].xml", "_rels/.rels")
EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(parts: Mapping[str, bytes], *, keep_order: bool = False) -> bytes:
    """A zip file of the parts: fixed dates and attributes, sorted names with those first that readers look for first."""
    names = (
        list(parts)
        if keep_order
        else sorted(parts, key=lambda name: (name not in FIRST, FIRST.index(name) if name in FIRST else 0, name))
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            archive.writestr(entry, parts[name])
    return file.getvalue()
