"""Several people who do something at the same moment."""

from threading import Barrier, Thread

from django.db import connection


def at_once(jobs) -> list[str]:
    """Runs each job in a thread of its own, begun at the same moment; what was raised."""
    start, said = Barrier(len(jobs)), []

    def run(job):
        start.wait()
        try:
            job()
        except Exception as error:
            said.append(f"{type(error).__name__}: {error}")
        finally:
            connection.close()

    threads = [Thread(target=run, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said
