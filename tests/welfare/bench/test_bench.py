"""The measurements themselves: small, but whole, so that they go on working."""

from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from welfare.bankfiles.read import read
from welfare.bench import lines, questions
from welfare.bench.long_pdf import lengthened
from welfare.bench.measurements import searching
from welfare.statements.line_search import engine

SAMPLES = sorted((Path(__file__).resolve().parents[1] / "bankfiles" / "samples").glob("*.pdf"))


@pytest.mark.django_db
class TestSearching:
    def test_answers_are_checked(self):
        lines.fill(3_000)
        asked = questions.classes(list(islice(lines.rows(3_000), 0, 3_000, 100)))
        every = [question for found in asked.values() for question in found[:2]]
        said = []
        assert searching.check(every, said.append) == []
        assert said[-1].startswith(f"Đối chiếu {len(every)} câu hỏi với duyệt toàn bộ: 0 câu sai")

    def test_a_wrong_answer_is_noticed(self, monkeypatch):
        lines.fill(500)
        honest = engine.find

        def forgetful(question, **given):
            found = honest(question, **given)
            return type(found)(found.cursors[1:], found.after, found.count)

        monkeypatch.setattr(searching, "find", forgetful)
        said = []
        assert len(searching.check([questions.ask("nguyen")], said.append)) == 1
        assert said[0].startswith("SAI")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_no_row_of_a_long_pdf_is_printed_twice(sample, tmp_path):
    found = []
    for pages in (8, 24):
        reading = read(lengthened(sample, tmp_path / "a.pdf", pages), name="a.pdf", today=date(2026, 11, 23))
        found.append(len(list(reading.transactions)))
        assert [row for row in reading.rejected if row.code == "printed_twice"] == []
    assert found[1] > 2 * found[0]
