"""What a request has started outlives the worker that started it, and never the site."""

import os
import signal
import subprocess
import sys

import pytest

from tests.environment import ROOT

FOLLOWER = """
import os, select, signal, sys, time
from frontportal.child_processes import site_lifetime
followed = int(os.environ[site_lifetime.FOLLOWED])
def tell(*_):
    print("ended" if select.select([followed], [], [], 0)[0] else "goes on", flush=True)
    site_lifetime.follow()
signal.signal(signal.SIGUSR1, tell)
sys.stdin.buffer.readline()
print(os.getpid(), os.getppid(), flush=True)
if not followed:
    site_lifetime.follow()
while True:
    time.sleep(3600)
"""
SITE = f"""
import os, sys, time
from frontportal.child_processes import site_lifetime
if "begin" in sys.argv: site_lifetime.begin()
if (worker := os.fork()) == 0:
    site_lifetime.start([sys.executable, "-c", {FOLLOWER!r}], b"do it")
    time.sleep(3600)
os.waitpid(worker, 0)
print("worker gone", flush=True)
time.sleep(3600)
"""


@pytest.fixture
def begun():
    """Starts a site with one worker, which starts a process that follows; all three write into one pipe."""
    sites = []

    def begin(*words):
        sites.append(
            subprocess.Popen([sys.executable, "-c", SITE, *words], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        )
        return sites[0], *map(int, sites[0].stdout.readline().split())

    yield begin
    sites[0].kill()
    sites[0].wait()
    assert sites[0].stdout.read() == ""  # ends when the last of the three has
    sites[0].stdout.close()


def kill_worker(site, worker):
    os.kill(worker, signal.SIGKILL)
    assert site.stdout.readline() == "worker gone\n"


def test_it_goes_on_without_its_worker_and_ends_with_the_site(begun):
    site, follower, worker = begun("begin")
    kill_worker(site, worker)
    os.kill(follower, signal.SIGUSR1)
    assert site.stdout.readline() == "goes on\n"


def test_without_a_site_it_ends_with_the_process_that_started_it(begun):
    site, _, worker = begun()
    kill_worker(site, worker)
