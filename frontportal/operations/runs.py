"""The journal of operations: each run is written down before it begins, so that one that was killed is seen, too."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from .models import OperationRun

LONGEST_REPORT = 20_000  # letters


class Report:
    """The sentences of one run; `has_failed` where one of them tells a fault."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self.has_failed = False

    def done(self, sentence: str) -> None:
        self.sentences.append(sentence)

    def failed(self, sentence: str) -> None:
        self.sentences.append(f"LỖI: {sentence}")
        self.has_failed = True

    def __str__(self) -> str:
        return "\n".join(self.sentences)[:LONGEST_REPORT]


@contextmanager
def recorded(kind: str) -> Iterator[Report]:
    """Write down that a run of this kind began, and how it ended. What is raised within goes on, written down."""
    run, report = OperationRun.objects.create(kind=kind), Report()
    try:
        yield report
    except BaseException as error:
        report.failed(str(error) or type(error).__name__)
        raise
    finally:
        run.result = OperationRun.Result.FAILED if report.has_failed else OperationRun.Result.DONE
        run.ended_at, run.report = timezone.now(), str(report)
        if not connection.needs_rollback:
            write_down(run)


def write_down(run: OperationRun) -> None:
    """How it ended, also where the database was started anew meanwhile."""
    try:
        run.save(update_fields=OperationRun.append_only_except)
    except (OperationalError, InterfaceError):
        if connection.in_atomic_block:
            raise
        connection.close()
        run.save(update_fields=OperationRun.append_only_except)
