"""Libraries of ours that know nothing of the portal."""

import subprocess
import sys

from tests.house.source import House, imports_of, is_within


def foreign_imports(house: House, library: str, allowed: set[str]) -> list[str]:
    """What a library imports beside Python's own modules, itself and what it is allowed to."""
    return [
        f"{module.name}: {imported.name}"
        for module in house.rooms_modules(library)
        for imported in imports_of(module)
        if imported.name.partition(".")[0] not in sys.stdlib_module_names
        and not any(is_within(imported.name, name) for name in {library, *allowed})
    ]


def comes_along(house: House, library: str) -> set[str]:
    """Imports every module of a library in a fresh process; which modules of Django, of drivers and of ours come along."""
    names = [module.name for module in house.rooms_modules(library)]
    code = (
        "import sys; from importlib import import_module\n"
        "for name in sys.argv[1:]: import_module(name)\n"
        "print(*(name for name in sys.modules if name.partition('.')[0] in ('django', 'psycopg', 'frontportal', 'welfare')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *names], cwd=house.root, capture_output=True, text=True, check=True
    )
    return {name for name in done.stdout.split() if not is_within(name, library)}
