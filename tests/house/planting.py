"""A small house with a fault in it."""

from pathlib import Path
from textwrap import dedent

from tests.house.source import House


def plant(root: Path, files: dict[str, str]) -> House:
    """A house of these files below `root`, on the floors of the real one."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        for folder in path.relative_to(root).parents:
            (root / folder / "__init__.py").touch()
        path.write_text(dedent(text), encoding="utf-8")
    return House(root)
