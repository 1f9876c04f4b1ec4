"""What is wrong in the same way in many lines of a sheet is said once, with all its lines."""

import pytest

from frontportal.imports.pages.preview import faults_table, lines_in_words


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([7], "7"),
        ([9, 2, 3, 4], "2–4, 9"),
        ([1_000, 1_001], "1.000–1.001"),
        (list(range(2, 202)), "2–201"),
        (list(range(2, 42, 2)), ", ".join(map(str, range(2, 42, 2)))),
        (list(range(2, 62, 2)), ", ".join(map(str, range(2, 42, 2))) + " … (30 dòng)"),
    ],
)
def test_lines_in_words(lines, words):
    assert lines_in_words(lines) == words


def test_the_same_fault_is_said_once():
    wrong = ["Đơn vị", "xã Lạ", "Không có đơn vị này."]
    table = faults_table([[2, *wrong], [3, "Năm", "20x3", "Hãy ghi năm."], [3, *wrong], [9, *wrong]])
    assert [[cell["text"] for cell in row] for row in table["rows"]] == [
        ["2–3, 9", *wrong],
        ["3", "Năm", "20x3", "Hãy ghi năm."],
    ]
