"""Compile the project's own translations of its libraries:  translations.py [--check].

With --check it writes nothing and fails, with a sentence for each, where a compiled file is missing or stale.
"""

import io
import sys
from pathlib import Path

from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "frontportal" / "locale"


def compiled(source: Path) -> bytes:
    """The compiled form of one .po file."""
    with open(source, "rb") as opened:
        catalogue = read_po(opened, locale=source.relative_to(LOCALE).parts[0])
    made = io.BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def says(content: bytes) -> dict:
    """What a compiled file says, without its header: that names the tool and the time."""
    return {(word.context, str(word.id)): word.string for word in read_mo(io.BytesIO(content)) if word.id}


def main(words: list[str]) -> None:
    """Compile or check every .po file."""
    stale = []
    for source in sorted(LOCALE.rglob("*.po")):
        target, wanted = source.with_suffix(".mo"), compiled(source)
        if target.exists() and says(target.read_bytes()) == says(wanted):
            continue
        if "--check" in words:
            stale.append(f"{target.relative_to(LOCALE.parent.parent)} is stale: run python bin/translations.py")
        else:
            target.write_bytes(wanted)
    sys.exit("\n".join(stale) or 0)


if __name__ == "__main__":
    main(sys.argv[1:])
