"""Everything that is installed is pinned with its hash and a reason, and no file says from where."""

import re
import shutil
import subprocess
import sys

import pytest

from tests.environment import ROOT

FOLDERS = (
    "",
    "tests/",
    "frontportal/embedded/",
    "frontportal/signatures/",
    "frontportal/uploads_bucket/",
)  # as bin/pins.py has them
FILES = [f"{folder}requirements.{kind}" for folder in FOLDERS for kind in ("in", "txt")]


def faults(project):
    done = subprocess.run([sys.executable, "-I", project / "bin/pins.py", "--check"], capture_output=True, text=True)
    return done.returncode, done.stderr.splitlines()


def test_every_pin_has_its_hash_and_reason():
    assert faults(ROOT) == (0, [])


def test_no_file_says_where_packages_come_from():
    places = [ROOT / "pyproject.toml", *(ROOT / ".ci").iterdir(), *(ROOT / "findings").glob("*.sh")]
    places += [path for path in (ROOT / "bin").iterdir() if path.name != "pins.py"] + [ROOT / file for file in FILES]
    said = [path.name for path in places if re.search(r"index[-_]url|find-links|trusted-host", path.read_text("utf-8"))]
    assert said == []


@pytest.fixture
def project(tmp_path):
    for file in ["bin/pins.py", *FILES]:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    return tmp_path


DRIFT = "requirements.txt does not follow from requirements.in: run python3 bin/pins.py"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("requirements.txt", r"(segno==\S+) \\\n(?: +--hash=\S+(?: \\)?\n)+", r"\1\n", ["“segno==1.6.6” has no hash"]),
        ("requirements.txt", r"(six==\S+ \\\n +--hash=sha256:)\w", r"\1", ["“six==1.17.0” has no hash"]),
        ("requirements.txt", "six==1.17.0", "six>=1.17.0", ["“six>=1.17.0” is no pin: NAME==VERSION"]),
        ("requirements.txt", r"\A", "--index-url https://packages.example/simple\n", ["“--index-url https://packages"]),
        ("requirements.txt", "django==5.2.19", "django==5.2.18", [DRIFT]),
        ("requirements.in", r"\Z", "# Why not.\nhttpx==0.28.1\n", [DRIFT]),
        ("requirements.in", r"\n# [^\n]*\nsegno==\S+", "", [DRIFT]),
        ("requirements.in", r"# [^\n]*\n(segno==\S+)", r"\1", ["“segno==1.6.6” has no line of reason above it"]),
        ("requirements.in", r"(segno==\S+)", "segno @ https://packages.example/segno.whl", ["is no pin", DRIFT]),
        ("requirements.in", "segno==1.6.6", "segno", ["“segno” is no pin: NAME==VERSION", DRIFT]),
    ],
)
def test_a_pin_without_hash_reason_or_version_is_told(project, file, old, new, said):
    text = (project / file).read_text("utf-8")
    changed = re.sub(old, new, text, count=1)
    assert changed != text
    (project / file).write_text(changed, "utf-8")
    status, lines = faults(project)
    assert (status, [part in line for part, line in zip(said, lines, strict=True)]) == (1, [True] * len(said))
