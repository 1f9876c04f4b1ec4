"""Work of a library that lets other threads run, done beside our own."""

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class SideTask(Generic[T]):
    """Begins at once. `result` waits for it, and raises what it raised; nobody has to ask: it ends with the process."""

    def __init__(self, act: Callable[[], T]):
        self.act = act
        self.error: BaseException | None = None
        self.thread = Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self) -> None:
        """For the thread."""
        try:
            self.found = self.act()
        except BaseException as error:
            self.error = error

    def result(self) -> T:
        """What the work gave."""
        self.thread.join()
        if self.error is not None:
            raise self.error
        return self.found
