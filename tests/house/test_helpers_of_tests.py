"""What tests share stands in modules of its own: who changes a test changes nothing for another."""

import re

import pytest

from tests.house.source import ROOT

pytestmark = pytest.mark.house
OF_A_TEST = re.compile(r"^(?:from|import) +[\w.]*\btest_\w+", re.MULTILINE)


def test_no_test_is_imported():
    texts = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests").rglob("*.py"))}
    assert OF_A_TEST.search("from tests.news.test_films import make_video")
    assert {path.name: found for path, text in texts.items() if (found := OF_A_TEST.findall(text))} == {}
