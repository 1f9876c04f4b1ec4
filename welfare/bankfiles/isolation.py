"""Files from outside are read in processes of their own: what blows up there takes no site down.

A parser of a foreign format can be brought to ask for all memory, or to turn for ever. Each process here has so much
memory and so much time and no more; when it dies of that, the file is refused. Two of them share a long PDF.

Run as `python -m welfare.bankfiles.isolation PART OF TODAY ENCODE` with the file on standard input, a process writes messages to
standard output: ("start", …) with what is known at once, ("rows", […]), and at last ("end", …) or ("refused", …).
"""

import gc
import heapq
import marshal
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import astuple
from datetime import date, time
from importlib import import_module
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO

from .model import PrintedFigures, Reading, Refused, RejectedRow, Transaction
from .transactions.repeats import without_repeats

PROJECT = Path(__file__).resolve().parents[2]
MOST_MEMORY = 224 * 1024 * 1024  # bytes of data; a sheet of 400,000 rows needs less
SECONDS, SECONDS_PER_MEGABYTE = 8, 6  # of processor time; a thousand pages are 3 MB and take 3 seconds
ROWS = 256  # in a message
PIPE = 1 << 20  # bytes; holds a batch of pages, so that two processes do not wait for each other
LONG_PDF = 256 * 1024  # bytes; past that the work is shared
PROCESSES = min(2, os.cpu_count() or 1)
BROKEN = "Tệp bị hỏng: không đọc được hết nội dung. Hãy tải lại tệp từ ngân hàng."
STOPPED = "Không đọc được tệp trong giới hạn bộ nhớ và thời gian: tệp quá lớn, bị hỏng, hoặc được làm ra để gây hại."


def read_isolated(file: BinaryIO, *, today: date, encode: str = "") -> Reading:
    """A reading whose rows come from other processes. Raises Refused at once, or later, from `rows`.

    `file` is a true file of the operating system, open for reading. `encode`: "module:function" of the caller's,
    which the process that reads imports and calls with each transaction; it gives the bytes that come along as `encoded`,
    mostly without the texts that are in them.
    """
    file.seek(0)
    shared = file.read(1024).find(b"%PDF-") >= 0 and os.fstat(file.fileno()).st_size > LONG_PDF
    processes = PROCESSES if shared else 1
    parts = [ReaderProcess(file, part, processes, today, encode) for part in range(processes)]
    try:
        layout, total, *printed = [part.start() for part in parts][0]
        reading = Reading(layout, iter(()), unpack_printed(printed), total=total)
        reading.transactions = merge_parts(parts, reading)
        return reading
    except BaseException:
        stop(parts)
        raise


def merge_parts(parts: list["ReaderProcess"], reading: Reading) -> Iterator[Transaction]:
    """The rows of all parts in the file's order; then what only the end tells goes into the reading."""
    try:
        if len(parts) == 1:
            yield from parts[0].rows()
        else:
            rows = heapq.merge(*(part.rows() for part in parts), key=attrgetter("page"))
            yield from without_repeats(rows, reading.rejected)
        blank = vars(PrintedFigures())
        for part in parts:
            printed, rejected, notes = part.end
            for name, value in vars(unpack_printed(printed)).items():
                if value != blank[name]:
                    setattr(reading.printed, name, value)
            reading.rejected += [RejectedRow(*one) for one in rejected]
            reading.notes += [note for note in notes if note not in reading.notes]
        reading.rejected.sort(key=lambda one: (one.page or 0, one.line))
    finally:
        stop(parts)


def stop(parts: list["ReaderProcess"]) -> None:
    """End our processes, finished or not: the one who takes the rows may have lost interest."""
    for part in parts:
        part.process.kill()
        part.process.stdout.close()
        part.process.wait()


class ReaderProcess:
    """One process and what it says."""

    def __init__(self, file: BinaryIO, part: int, of: int, today: date, encode: str):
        self.end: tuple = ()
        self.process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(part), str(of), today.isoformat(), encode],
            stdin=file,
            stdout=subprocess.PIPE,
            pipesize=PIPE,
            stderr=subprocess.DEVNULL,
            cwd=PROJECT,
            env={"PATH": os.defpath, "PYTHONPATH": str(PROJECT)},  # none of the site's secrets
        )

    def receive(self) -> tuple:
        """The next message. Raises Refused when the process refused the file, or died of it."""
        try:
            kind, *said = marshal.load(self.process.stdout)  # noqa: S302 - from our own process
        except (EOFError, ValueError, TypeError):
            by_itself = self.process.wait() > 0  # a parser that gave up, not one that was stopped at its limits
            raise Refused("damaged", BROKEN) if by_itself else Refused("too_big", STOPPED) from None
        if kind == "refused":
            raise Refused(*said)
        return kind, said

    def start(self) -> list:
        return self.receive()[1]

    def rows(self) -> Iterator[Transaction]:
        while True:
            kind, said = self.receive()
            if kind == "end":
                self.end = said
                return
            for packed in said[0]:
                yield unpacked(packed)


def packed(row: Transaction) -> tuple:
    """A row in types that marshal knows."""
    moment = row.time
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second if moment else None
    return (
        row.day.toordinal(), row.debit, row.credit, row.memo, row.line, row.page, seconds,
        row.reference, row.balance, row.sequence, row.counter_account, row.counterparty, row.encoded,
    )  # fmt: skip


def packed_briefly(row: Transaction) -> tuple:
    """The same without the texts of a row that comes along as `encoded`: whoever has it encoded needs them no more."""
    moment = row.time
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second if moment else None
    return (
        row.day.toordinal(), row.debit, row.credit, "", row.line, row.page, seconds, "", row.balance, row.sequence, "", "",
        row.encoded,
    )  # fmt: skip


def unpacked(values: tuple) -> Transaction:
    day, debit, credit, memo, line, page, seconds, *rest = values
    moment = None if seconds is None else time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    return Transaction(date.fromordinal(day), debit, credit, memo, line, page, moment, *rest)


def pack_printed(controls: PrintedFigures) -> list:
    """PrintedFigures in types that marshal knows: days by their number."""
    *amounts, first, last = astuple(controls)
    return [*amounts, first and first.toordinal(), last and last.toordinal()]


def unpack_printed(values: list) -> PrintedFigures:
    *amounts, first, last = values
    return PrintedFigures(*amounts, first and date.fromordinal(first), last and date.fromordinal(last))


def with_encoded(reading: Reading, encode: str) -> Iterator[Transaction]:
    module, _, function = encode.partition(":")
    encoded = getattr(import_module(module), function)
    for transaction in reading.transactions:
        transaction.encoded = encoded(transaction)
        yield transaction


def send(*message: object) -> None:
    marshal.dump(message, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def main(part: int, of: int, today: date, encode: str) -> None:
    """Read the file on standard input within the limits, and say what it holds."""
    file = open("/dev/stdin", "rb")  # noqa: SIM115 - opened anew: processes that share a file each need a place of their own in it
    megabytes = os.fstat(file.fileno()).st_size / 1e6
    seconds = int(SECONDS + SECONDS_PER_MEGABYTE * megabytes)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))

    gc.disable()  # rows hold no circles, and there are many: looking for circles takes a seventh of the time
    from .detect import read_here

    try:
        reading = read_here(file, today=today, part=part, of=of)
        send("start", reading.layout, reading.total, *pack_printed(reading.printed))
        brief = encode and of == 1  # parts of a file are compared where they meet
        rows = map(
            packed_briefly if brief else packed, with_encoded(reading, encode) if encode else reading.transactions
        )
        while batch := list(islice(rows, ROWS)):
            send("rows", batch)
        send("end", pack_printed(reading.printed), [astuple(one) for one in reading.rejected], reading.notes)
    except Refused as refused:
        send("refused", refused.code, refused.message)
    except MemoryError:
        send("refused", "too_big", STOPPED)
    except BrokenPipeError:
        os._exit(0)  # whoever wanted the rows wants them no more


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), date.fromisoformat(sys.argv[3]), sys.argv[4])
