"""Files from outside are read in processes of their own: what blows up there takes no site down.

A parser of a foreign format can be brought to ask for all memory, or to turn for ever. Each process here has so much
memory and so much time and no more; when it dies of that, the file is refused. Two of them share a long PDF.

Run as `python -m welfare.bankfiles.isolation PART OF TODAY ENCODER` with the file on standard input, a process writes
messages to standard output: ("start", …) with what is known at once, ("rows", …) or ("batch", …) as often as it takes,
and at last ("end", …) or ("refused", …).
"""

import gc
import heapq
import os
import resource
import subprocess
import sys
from collections.abc import Generator, Iterator
from datetime import date
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import IO, Any, BinaryIO, TypeVar

from welfare.bankfiles.transactions.whole_file.repeats import without_repeats
from welfare.bankterms.model import FileRefusedError, PrintedFigures, Reading, Transaction
from welfare.proof.builder import ProofBuilder

from .batches import ROWS, Batch, EncodedReading, Encoder, batches_of, encoder_named, in_file, proof_of
from .packing import (
    pack_printed,
    pack_proof,
    pack_rejected,
    packed,
    receive,
    send,
    unpack_printed,
    unpack_proof,
    unpack_rejected,
    unpacked,
)

PROJECT = Path(__file__).resolve().parents[2]
MOST_MEMORY = 224 * 1024 * 1024  # bytes of data; a sheet of 400,000 rows needs less
SECONDS, SECONDS_PER_MEGABYTE = 8, 6  # of processor time; a thousand pages are 3 MB and take 3 seconds
PIPE = 1 << 20  # bytes; holds a batch of pages, so that two processes do not wait for each other
LONG_PDF = 256 * 1024  # bytes; past that the work is shared
PROCESSES = min(2, os.cpu_count() or 1)
BROKEN = "Tệp bị hỏng: không đọc được hết nội dung. Hãy tải lại tệp từ ngân hàng."
STOPPED = "Không đọc được tệp trong giới hạn bộ nhớ và thời gian: tệp quá lớn, bị hỏng, hoặc được làm ra để gây hại."


R = TypeVar("R", Reading, EncodedReading)


def read_isolated(file: BinaryIO, *, today: date) -> Reading:
    """A reading whose rows come from other processes. Raises FileRefusedError at once, or later, from `transactions`.

    `file` is a true file of the operating system, open for reading.
    """
    processes = start(file, today)
    return joined(processes, begun(processes, Reading))


def encode_isolated(file: BinaryIO, *, today: date, encoder: str) -> EncodedReading:
    """The same with bytes for rows, as an encoder makes them: `"module:name"`, see batches.py. Where two processes share
    a file, their rows are put together, numbered and proven here."""
    processes = start(file, today, encoder)
    if len(processes) == 1:
        made = begun(processes, EncodedReading)
        made.batches = processes[0].batches(made)
        return made
    reading = joined(processes, begun(processes, Reading))
    made = EncodedReading(reading.layout, iter(()), reading.printed, reading.rejected, reading.total, reading.notes)
    made.batches = encode_here(reading, made, encoder_named(encoder))
    return made


def start(file: BinaryIO, today: date, encoder: str = "") -> list["ReaderProcess"]:
    """The processes of a file: several that share it where it is a long PDF, otherwise one."""
    file.seek(0)
    shared = file.read(1024).find(b"%PDF-") >= 0 and os.fstat(file.fileno()).st_size > LONG_PDF
    count = PROCESSES if shared else 1
    return [ReaderProcess(file, number, count, today, encoder) for number in range(count)]


def begun(processes: list["ReaderProcess"], kind: type[R]) -> R:
    """A reading with what is known at once, its rows to come."""
    try:
        layout, total, *printed = [reader.start() for reader in processes][0]
        return kind(layout, iter(()), unpack_printed(printed), total=total)
    except BaseException:
        stop(processes)
        raise


def joined(processes: list["ReaderProcess"], reading: Reading) -> Reading:
    """The reading with the rows of all processes."""
    reading.transactions = merge_rows(processes, reading)
    return reading


def merge_rows(processes: list["ReaderProcess"], reading: Reading) -> Iterator[Transaction]:
    """The rows of all processes in the file's order; then what only the end tells goes into the reading."""
    try:
        if len(processes) == 1:
            yield from processes[0].rows()
        else:
            rows = heapq.merge(*(reader.rows() for reader in processes), key=attrgetter("page"))
            yield from without_repeats(rows, reading.rejected, reading.notes)
        for reader in processes:
            take_end(reading, reader.end)
        reading.rejected.sort(key=in_file)
    finally:
        stop(processes)


ADDED_UP = ("turned", "charged_in", "charged_out")  # each reader knows of its own rows


def take_end(reading: Reading | EncodedReading, end: list[Any]) -> None:
    """What a reader knows of the file at its end. What it knows nothing of is left as it is."""
    blank = vars(PrintedFigures())
    printed, rejected, notes, proof = end
    for name, value in vars(unpack_printed(printed)).items():
        if value != blank[name]:
            before = getattr(reading.printed, name) if name in ADDED_UP else 0
            setattr(reading.printed, name, value + before if before else value)
    reading.rejected += unpack_rejected(rejected)
    reading.notes += [note for note in notes if note not in reading.notes]
    if proof is not None and isinstance(reading, EncodedReading):
        reading.proof = unpack_proof(proof)


def encode_here(reading: Reading, made: EncodedReading, encoder: Encoder) -> Iterator[Batch]:
    """The rows of several processes as one process would have sent them; the proof goes into `made`."""
    built, rows = ProofBuilder(), reading.transactions
    try:
        yield from batches_of(rows, encoder, built)
    finally:
        if isinstance(rows, Generator):
            rows.close()
    made.proof = proof_of(built, made)


def stop(processes: list["ReaderProcess"]) -> None:
    """End our processes, finished or not: the one who takes the rows may have lost interest."""
    for reader in processes:
        reader.process.kill()
        reader.pipe.close()
        reader.process.wait()


class ReaderProcess:
    """One process and what it says."""

    def __init__(self, file: BinaryIO, number: int, of: int, today: date, encoder: str):
        self.end: list[Any] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(number), str(of), today.isoformat(), encoder],
            stdin=file,
            stdout=subprocess.PIPE,
            pipesize=PIPE,
            stderr=subprocess.DEVNULL,
            cwd=PROJECT,
            env={"PATH": os.defpath, "PYTHONPATH": str(PROJECT)},  # none of the site's secrets
        )
        assert self.process.stdout is not None  # which we asked for
        self.pipe: IO[bytes] = self.process.stdout

    def receive(self) -> tuple[str, list[Any]]:
        """The next message. Raises FileRefusedError when the process refused the file, or died of it."""
        try:
            kind, *values = receive(self.pipe)
        except (EOFError, ValueError, TypeError):
            by_itself = self.process.wait() > 0  # a parser that gave up, not one that was stopped at its limits
            raise FileRefusedError("damaged", BROKEN) if by_itself else FileRefusedError("too_big", STOPPED) from None
        if kind == "refused":
            raise FileRefusedError(*values)
        return kind, values

    def start(self) -> list[Any]:
        """What it knows at once: layout, total and printed figures. Raises FileRefusedError."""
        return self.receive()[1]

    def messages(self) -> Iterator[list[Any]]:
        """What it says of rows, up to the end."""
        while True:
            kind, values = self.receive()
            if kind == "end":
                self.end = values
                return
            yield values

    def rows(self) -> Iterator[Transaction]:
        """Its rows in the file's order; `end` is known after the last."""
        for (rows,) in self.messages():
            for values in rows:
                yield unpacked(values)

    def batches(self, reading: EncodedReading) -> Iterator[Batch]:
        """The rows of a process that reads alone; then what only the end tells goes into the reading."""
        try:
            for values in self.messages():
                yield Batch(*values)
            take_end(reading, self.end)
        finally:
            stop([self])


def main(number: int, of: int, today: date, encoder: str) -> None:
    """Read the file on standard input within the limits, and say what it holds."""
    file = open("/dev/stdin", "rb")  # noqa: SIM115 - opened anew: processes that share a file each need a place of their own in it
    limit(os.fstat(file.fileno()).st_size / 1e6)
    gc.disable()  # rows hold no circles, and there are many: looking for circles takes a seventh of the time
    from .detect import read_here

    out = sys.stdout.buffer
    try:
        reading = read_here(file, today=today, number=number, of=of)
        send(out, "start", reading.layout, reading.total, *pack_printed(reading.printed))
        proof = None
        if encoder and of == 1:
            proof = send_batches(reading, encoder_named(encoder))
        else:
            send_rows(reading, encoder)
        send(out, "end", pack_printed(reading.printed), pack_rejected(reading.rejected), reading.notes, proof)
    except FileRefusedError as refused:
        send(out, "refused", refused.code, refused.message)
    except MemoryError:
        send(out, "refused", "too_big", STOPPED)
    except BrokenPipeError:
        os._exit(0)  # whoever wanted the rows wants them no more


def limit(megabytes: float) -> None:
    """What this process may take for a file of that size."""
    seconds = int(SECONDS + SECONDS_PER_MEGABYTE * megabytes)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


def send_batches(reading: Reading, encoder: Encoder) -> dict[str, Any] | None:
    """Send all rows as bytes. Returns what they prove."""
    built = ProofBuilder()
    for batch in batches_of(reading.transactions, encoder, built):
        send(sys.stdout.buffer, "batch", *batch)
    return pack_proof(proof_of(built, reading))


def send_rows(reading: Reading, encoder: str) -> None:
    """Send all rows: they are compared with another reader's where the two meet, and proven with these."""
    prepare = encoder_named(encoder).prepare if encoder else None
    while rows := [*islice(reading.transactions, ROWS)]:
        if prepare:
            for row in rows:
                row.encoded = prepare(row)
        send(sys.stdout.buffer, "rows", [*map(packed, rows)])


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), date.fromisoformat(sys.argv[3]), sys.argv[4])
