"""Make the project's Python environment `.venv` and install what requirements files pin.

Run by bin/environment with any Python from 3.11 on:  install.py [--current] FILE…
With --current it changes nothing and only tells by its exit status whether nothing would change.
A note in the environment says for which folder it was made and which files, by their hash, are installed;
it is written last, so that what was interrupted is done again.
"""

import fcntl
import hashlib
import json
import subprocess
import sys
import venv
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
HOME = PROJECT / ".venv"
PYTHON = HOME / "bin" / "python"
NOTE = HOME / "installed.json"
EMBEDDED = "frontportal/embedded/requirements.txt"


def main(words: list[str]) -> None:
    """Bring the environment up to date with the files named; ends with a sentence where that fails."""
    files = [word for word in words if word != "--current"]
    if "--current" in words:
        sys.exit(0 if not missing(files) else 1)
    try:
        # One at a time: a second command waits and then finds everything done.
        with open(PROJECT / ".venv.lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            install(files)
    except OSError as error:
        sys.exit(
            f"Không ghi được vào thư mục {PROJECT} ({error.strerror}). Hãy cấp quyền ghi hoặc chạy bằng chủ thư mục."
        )
    except KeyboardInterrupt:
        sys.exit(130)


def hashed(file: str) -> str:
    """The hash of a requirements file of the project."""
    return hashlib.sha256((PROJECT / file).read_bytes()).hexdigest()


def noted() -> dict[str, str]:
    """What the environment's note says; empty where there is no environment of this folder."""
    try:
        note = json.loads(NOTE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    # Moved or copied along with its folder: its programs still name the old one.
    return note["files"] if note["folder"] == str(PROJECT) and works() else {}


def works() -> bool:
    """Whether the environment's Python can still be run: a system update may have taken it away."""
    question = "import sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([PYTHON, "-c", question], check=False).returncode == 0
    except OSError:
        return False


def missing(files: list[str]) -> list[str]:
    """Those of the files that are not installed as they now stand."""
    known = noted()
    return [file for file in files if known.get(file) != hashed(file)]


def install(files: list[str]) -> None:
    """Make the environment if there is none for this folder, and install the missing files one after another."""
    wanted = missing(files)
    if not wanted:
        return
    known = noted()
    if not known:
        say("Đang tạo môi trường Python trong .venv …")
        if HOME.is_symlink():
            HOME.unlink()  # what it points to is another folder's environment and stays as it is
        venv.create(HOME, clear=True, with_pip=True, symlinks=True)
    for file in wanted:
        say(f"Đang cài các gói trong {file} (lần đầu mất vài phút) …")
        known.pop(file, None)
        write(known)
        command = [PYTHON, "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check"]
        # Built files alone: building one would fetch its tools, whose hashes nobody wrote down.
        command += ["--require-hashes", "--only-binary=:all:", "-r", PROJECT / file]
        if subprocess.run(command, cwd=PROJECT, check=False).returncode:
            sys.exit(apology(file))
        known[file] = hashed(file)
        write(known)


def write(known: dict[str, str]) -> None:
    """Write the note in one step."""
    draft = NOTE.with_suffix(".part")
    draft.write_text(json.dumps({"folder": str(PROJECT), "files": known}, indent=1), encoding="utf-8")
    draft.rename(NOTE)


def apology(file: str) -> str:
    """The sentence for a file that could not be installed."""
    if file == EMBEDDED:
        return (
            "Máy này không cài được PostgreSQL đi kèm. Hãy đặt "
            "DATABASE_URL=postgres://tên:mật-khẩu@máy:5432/cơ-sở-dữ-liệu để dùng PostgreSQL có sẵn rồi chạy lại.\n"
            "(No embedded PostgreSQL for this system: set DATABASE_URL and run this again.)"
        )
    return f"Không cài được các gói trong {file}. Hãy xem dòng báo lỗi ở trên, kiểm tra mạng rồi chạy lại."


def say(sentence: str) -> None:
    """Tell the person at the keyboard at once."""
    print(sentence, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
