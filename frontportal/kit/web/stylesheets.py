"""Collected files: style sheets in one piece, a page of one request; scripts that import each other by hashed names."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.staticfiles.finders import find
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = re.compile(r'@import url\("(?P<file>[^"]+)"\) layer\((?P<layer>\w+)\);\n?')
COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
SPACE = re.compile(r"""("[^"\n]*")|\s*([{};])\s*""")  # around what ends a rule, but not within words


def joined(text: str, read: Callable[[str], str]) -> str:
    """`text` with each layered import replaced by that file's rules, which `read(name)` returns, without space that says nothing.

    Only files beside the sheet may use relative addresses: those of a subfolder would point elsewhere.
    Raises ValueError naming the file that does.
    """

    def rules(found: re.Match[str]) -> str:
        content = COMMENT.sub("", read(found["file"]))
        if "/" in found["file"] and "url(" in content:
            raise ValueError(f"{found['file']} uses url(): move that rule to a file beside the sheet that imports it.")
        return f"@layer {found['layer']} {{\n{SPACE.sub(lambda part: part[1] or part[2], content).strip()}\n}}\n"

    return IMPORT.sub(rules, COMMENT.sub("", text))


class JoinedSheet:
    """Stands in for the source storage of `css/site.css` while the collected files are hashed."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def read(self, name: str) -> str:
        """The text of a file beside the sheet."""
        with open(find(f"{self.folder}/{name}"), encoding="utf-8") as file:
            return file.read()

    def open(self, path: str) -> ContentFile:
        """As a storage: the joined sheet."""
        return ContentFile(joined(self.read(path.rpartition("/")[2]), self.read).encode())


class StaticStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's hashed and compressed files, with `css/site.css` joined from its imports."""

    support_js_module_import_aggregation = True  # else a module would ask for "./store.js", which is not kept

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if "css/site.css" in paths:
            paths = {**paths, "css/site.css": (JoinedSheet("css"), "css/site.css")}
        yield from super().post_process(paths, dry_run, **options)
