"""The drill itself: traffic, one fault after the other, what was lost, how fast."""

import time

from .balancer import LoadBalancer
from .faults import FAULTS
from .rates import measured
from .report import Report
from .scene import DrillHosts, Tell, scene
from .staff import Staff
from .traffic import PAGES, Traffic

SETTLING = 2.0  # seconds after a fault was undone
MOST_WAITED = 60.0
THERE = "SELECT old_address FROM redirects_redirect"


def run(seconds: float, reader_count: int, tell: Tell) -> Report:
    """`seconds` for each fault."""
    with scene(tell) as made:
        report = Report(has_pool=made.pool is not None)
        balancer = LoadBalancer([host.port for host in made.hosts])
        addresses = answering(balancer)
        traffic = Traffic(balancer, reader_count, addresses)
        traffic.start()
        for name, fault in FAULTS.items():
            tell(f"{name} …")
            with fault(made):
                time.sleep(seconds)
            time.sleep(SETTLING)
            report.periods[name] = traffic.next_period()
        traffic.stop()
        report.lost = lost(made, traffic.acknowledged)
        tell("Thay đổi khi máy đọc đứng lại …")
        report.seen_after = seen_after(made, balancer)
        tell("Số trang mỗi giây …")
        report.rates = measured(made, seconds)
        if not report.is_passed:
            tell(f"Nhật ký của các máy web: {made.keep_logs()}")
        return report


def answering(balancer: LoadBalancer) -> list[str]:
    """Pages that this release has; and they are warm then."""
    return [path for path in PAGES if balancer.ask("GET", path).status == 200]


def lost(made: DrillHosts, acknowledged: list[str]) -> list[str]:
    """Asked of the primary itself."""
    there = {address for (address,) in made.primary.ask(THERE)}
    return [address for address in acknowledged if address not in there]


def seen_after(made: DrillHosts, balancer: LoadBalancer) -> float:
    """Seconds from an acknowledged write until every reader is given it, though the replica has stopped following."""
    made.replica.ask("SELECT pg_wal_replay_pause()")
    address = Staff(balancer).write_redirect()
    begun = time.monotonic()
    in_row = 0
    while in_row < 2 * len(balancer.ports) and time.monotonic() - begun < MOST_WAITED:
        in_row = in_row + 1 if balancer.ask("GET", address).status in (301, 302) else 0
        time.sleep(0.1)
    made.replica.ask("SELECT pg_wal_replay_resume()")
    return time.monotonic() - begun
