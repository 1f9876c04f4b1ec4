"""Write the requirements.txt files anew from the requirements.in beside them:  pins.py [--upgrade NAME… | --check].

A requirements.in says what is wanted, each with one line of reason; the requirements.txt beside it pins that and all it
brings along, for every system and Python from 3.11 on, with the hashes of the files that may be installed. Pins that still
fit stay as they are; --upgrade lets go of those of the packages named. With --check nothing is written and nobody asked:
it fails, with a sentence for each, where a pin lacks its hash or reason, or the two files differ.
"""

import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
FOLDERS = (".", "frontportal/embedded", "frontportal/signatures", "frontportal/uploads_bucket", "tests")
UV = "uv==0.13.9"

WANTED = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[a-z0-9,_-]+\])?==([A-Za-z0-9.!+]+)(?: ;.*)?")
HASHES = re.compile(r"(?: --hash=sha256:[0-9a-f]{64})+")
# Where packages come from is the affair of whoever installs, and never of a file of the project.
ADDRESS = re.compile(r"://|--(?:extra-)?index|--find-links|--trusted-host|^-[if]\b")


def main(words: list[str]) -> None:
    """Check, or compile every file; ends with sentences where that fails."""
    if words == ["--check"]:
        sys.exit("\n".join(fault for folder in FOLDERS for fault in faults(folder)) or 0)
    if words and (words[0] != "--upgrade" or any(word.startswith("-") for word in words[1:])):
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as tools:
        venv.create(tools, with_pip=True)
        python = Path(tools, "bin", "python")
        subprocess.run([python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", UV], check=True)
        for folder in FOLDERS:
            write(python, folder, words[1:])


def write(python: Path, folder: str, upgrades: list[str]) -> None:
    """Compile one file; `upgrades` names packages whose pins need not stay."""
    command = [python, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version=3.11"]
    command += ["--generate-hashes", "--custom-compile-command=python3 bin/pins.py"]
    command += [f"--upgrade-package={name}" for name in upgrades]
    source = Path(folder, "requirements.in")
    subprocess.run([*command, source, "-o", source.with_suffix(".txt")], cwd=PROJECT, check=True)


def faults(folder: str) -> Iterator[str]:
    """What is wrong with the two files of a folder, a sentence each."""
    source = Path(folder, "requirements.in")
    target = source.with_suffix(".txt")
    asked, direct, pinned = [], set(), {}
    for line, reason in asked_lines(source):
        found = WANTED.fullmatch(line)
        if found is None or ADDRESS.search(line):
            yield f"{source}: “{line}” is no pin: NAME==VERSION"
            continue
        if not reason:
            yield f"{source}: “{line}” has no line of reason above it"
        asked.append((normal(found[1]), found[2]))
    for line, origins in pinned_lines(target):
        pin, _, hashes = line.partition(" --hash")
        found = WANTED.fullmatch(pin.strip())
        if found is None or ADDRESS.search(line):
            yield f"{target}: “{pin}” is no pin: NAME==VERSION"
            continue
        if not HASHES.fullmatch(f" --hash{hashes}"):
            yield f"{target}: “{pin}” has no hash"
        pinned[normal(found[1])] = found[2]
        if f"-r {source}" in origins:
            direct.add(normal(found[1]))
    if {name: pinned.get(name) for name, _ in asked} != dict(asked) or direct != {name for name, _ in asked}:
        yield f"{target} does not follow from {source}: run python3 bin/pins.py"


def asked_lines(source: Path) -> Iterator[tuple[str, str]]:
    """The lines of a requirements.in that ask for something, each with the comment right above it."""
    above = ""
    for line in (PROJECT / source).read_text(encoding="utf-8").splitlines():
        # `-c` names another file of the project, whose versions shall hold here, too.
        if line and not line.startswith(("#", "-c ")):
            yield line, above
        above = line[1:].strip() if line.startswith("#") else ""


def pinned_lines(target: Path) -> Iterator[tuple[str, str]]:
    """The entries of a requirements.txt, each in one line without comments, and the comments below it."""
    text = (PROJECT / target).read_text(encoding="utf-8")
    for entry in re.findall(r"^[^#\s].*(?:\n[ ].*)*", text, re.M):
        lines = [line.strip() for line in entry.replace("\\\n", "\n").splitlines()]
        parts = [line for line in lines if not line.startswith("#")]
        yield " ".join(parts), "\n".join(line for line in lines if line.startswith("#"))


def normal(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    main(sys.argv[1:])
