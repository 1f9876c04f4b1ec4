"""A process for what comes from outside: what it says, what stops it, what is its own fault; and that it knows no secret."""

from textwrap import dedent

import pytest

from frontportal.child_processes import limited_process
from frontportal.child_processes.limited_process import ProcessFailedError, ProcessStoppedError, answer_of


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Called with the text of a module: what it answers to b"abc" within two seconds."""
    (tmp_path / "frontportal").symlink_to(limited_process.PROJECT / "frontportal")
    monkeypatch.setattr(limited_process, "PROJECT", tmp_path)

    def asked(text: str, seconds: float | None = 2) -> bytes:
        (tmp_path / "tried.py").write_text("import os, sys, time\n" + dedent(text), encoding="utf-8")
        return answer_of("tried", "word", given=b"abc", seconds=seconds)

    return asked


def test_it_says_what_it_was_asked_and_knows_no_secret(run, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "bi-mat")
    said = run("print(sys.argv[1:], sys.stdin.read(), 'SECRET_KEY' in os.environ, 'chữ')").decode()
    assert said == "['word'] abc False chữ\n"


@pytest.mark.parametrize(
    "text",
    [
        "time.sleep(9)",
        "from frontportal.child_processes.limited_process import limit\nlimit(seconds=1, memory=2**30)\nwhile True: pass",
        "from frontportal.child_processes.limited_process import limit\nlimit(seconds=None, memory=2**28)\nbytes(2**30)",
        "os.abort()",
    ],
    ids=["clock", "processor", "memory", "brought down"],
)
def test_what_takes_too_much_is_stopped(run, text):
    with pytest.raises(ProcessStoppedError):
        run(text, seconds=1 if "sleep" in text else 30)


def test_a_fault_of_its_own_is_no_limit_and_is_logged_without_what_was_read(run, caplog):
    with pytest.raises(ProcessFailedError):
        run("raise ValueError(sys.stdin.read())")
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "tried.py" in caplog.text and "abc" not in caplog.text
