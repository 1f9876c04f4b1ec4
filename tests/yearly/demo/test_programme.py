"""The demonstration's programme holds together: what is done says when, and nothing else does."""

from frontportal.yearly.demo.programme import TASKS


def test_days_of_tasks():
    tasks = [(year, *task) for year, tasks in TASKS.items() for task in tasks]
    assert all((done_on is not None) == (state == "done") for _, _, _, _, state, done_on, _ in tasks)
    assert all(due is None or due.year >= year for year, _, _, due, _, _, _ in tasks)
