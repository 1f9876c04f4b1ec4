"""Read `postmaster.pid`, PostgreSQL's own note about the server that runs on a data folder."""

import os
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True)
class PostmasterStatus:
    """The note's lines that matter here: process number, folder of the socket, "starting" or "ready"."""

    pid: int
    sockets: Path | None
    state: str

    @classmethod
    def of(cls, data: Path) -> "PostmasterStatus | None":
        """The note in `data`, or None where there is none or it is not written out yet."""
        try:
            lines = (data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
            pid = int(lines[0])
        except (FileNotFoundError, IndexError, ValueError):
            return None
        lines += [""] * (8 - len(lines))
        return cls(pid, Path(lines[4]) if lines[4] else None, lines[7].strip())

    def is_running(self, data: Path) -> bool:
        """Whether that process is alive and serves `data`.

        After kill -9 or a restart of the machine the number may belong to a dead child that nobody has
        collected, or to an unrelated program.
        """
        if not is_alive(self.pid):
            return False
        process = PROC / str(self.pid)
        try:
            return os.path.samefile(process / "cwd", data)  # holds although the project was moved
        except PermissionError:
            # Root without every right, as in a container, may still read the command line.
            return os.fsencode(data) in process.joinpath("cmdline").read_bytes().split(b"\0")
        except FileNotFoundError:
            return not PROC.joinpath("self").exists()  # no /proc here: believe the number


def is_alive(pid: int) -> bool:
    """Whether a process of that number exists and has not ended (a zombie has)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    try:
        state = PROC.joinpath(str(pid), "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return not PROC.joinpath("self").exists()
    return state.rpartition(")")[2].split()[0] not in "ZX"
