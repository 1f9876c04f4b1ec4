"""How many pages a second, of one host and of two; and what the primary works for them with a replica and without."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from .load import Load, load, request_for
from .machines.hosts import Host
from .scene import DrillHosts

CONNECTIONS = 8  # at each host
PAGE = "/nam/2023/"
ANEW = f"{PAGE}?moi=1"
WARMING = 1.0  # seconds


@dataclass(frozen=True)
class ReadRates:
    """Pages a second by the number of hosts; processor seconds of the primary for a thousand pages."""

    from_memory: tuple[float, float]
    anew: tuple[float, float]
    primary_alone: float
    primary_relieved: float

    def gain(self, of_hosts: tuple[float, float]) -> float:
        return of_hosts[1] / of_hosts[0]


def measured(scene: DrillHosts, seconds: float) -> ReadRates:
    from_memory, anew = (
        (rate(scene.hosts[:1], path, seconds), rate(scene.hosts, path, seconds)) for path in (PAGE, ANEW)
    )
    relieved = work_of_primary(scene, scene.hosts[0], seconds)
    scene.alone.start()
    alone = work_of_primary(scene, scene.alone, seconds)
    scene.alone.program.end()
    return ReadRates(from_memory, anew, alone, relieved)


def rate(hosts: list[Host], path: str, seconds: float) -> float:
    asked_of(hosts, path, WARMING)
    return sum(found.each_second for found in asked_of(hosts, path, seconds))


def asked_of(hosts: list[Host], path: str, seconds: float) -> list[Load]:
    with ThreadPoolExecutor(len(hosts)) as threads:
        return list(threads.map(lambda host: load(host.port, request_for(path), CONNECTIONS, seconds), hosts))


def work_of_primary(scene: DrillHosts, host: Host, seconds: float) -> float:
    asked_of([host], ANEW, WARMING)
    before = scene.primary.processor_seconds()
    (found,) = asked_of([host], ANEW, seconds)
    return (scene.primary.processor_seconds() - before) / len(found.times) * 1000
