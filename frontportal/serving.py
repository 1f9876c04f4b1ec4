"""How gunicorn serves the portal; bin/serve passes HOST and PORT, bin/release takes over from a site that runs so."""

import gc
import os
import threading

from frontportal import taking_over
from frontportal.kit.web.site_address import STAFF_SITE

# What is loaded now stays as long as the process: to look through it for garbage would take a quarter of the time.
gc.disable()
_host, _port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
_shown = f"[{_host}]" if ":" in _host else _host

bind = f"{_shown}:{_port}"
wsgi_app = "frontportal.wsgi"
# Loaded once by the first process: workers are copies of it, there at once and with one memory for what they share.
preload_app = True
worker_class = "frontportal.serving_worker.Worker"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_connections = 1000  # of one process
limit_request_line = 8190  # a long question to the search, each accented letter in six to nine signs
keepalive = 5  # seconds in which the next request's first line and headers must have come
timeout = 60
graceful_timeout = 120  # for what was being sent or computed when a worker or a whole release is to go
pidfile = str(taking_over.own_pid_file(_port))
# A new process loads the admin's half for a second; so many kept pages go by in a minute.
max_requests = 50_000
max_requests_jitter = 5_000
# The signs of life of workers belong in memory: a busy disk must not look like a hung worker.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
# Addresses of visitors are personal data: no access log here.
accesslog = None
loglevel = "warning"
control_socket_disable = True


def on_starting(server):
    """What requests start in processes of their own lives as long as the site, not as the worker.

    The lock is held until the last worker has ended: whoever restores a backup sees that the site runs, idle or not.
    """
    from django.conf import settings

    from frontportal.child_processes import site_lifetime
    from frontportal.embedded.locks import share

    global _serving
    _serving = share(settings.DATA_DIR / "serving.lock")
    site_lifetime.begin(taking_over.inherited_pipe())
    if server.app.app_uri == wsgi_app:
        taking_over.load(taking_over.PUBLIC)


def pre_exec(server):
    """In what becomes the next release's first process."""
    taking_over.prepare_to_become_next(server)


def post_fork(server, worker):
    gc.disable()  # until the rest is loaded


def post_worker_init(worker):
    """A worker of the next release asks itself before the site of the last one is told to finish."""
    taking_over.begin_to_serve(worker)
    threading.Thread(target=load_the_rest, args=(worker,), daemon=True).start()


def load_the_rest(worker):
    """The first ones of a site answer already; whoever of the staff comes first waits for what is still missing."""
    try:
        if worker.app.app_uri == wsgi_app:
            taking_over.load(STAFF_SITE)
    except Exception:
        worker.log.exception("Chưa nạp trước được trang quản trị.")
    finally:
        collect_again()


def collect_again():
    gc.freeze()
    gc.enable()


def when_ready(server):
    """Tell the address."""
    collect_again()
    name = "127.0.0.1" if _host in ("0.0.0.0", "::", "") else _shown
    print(f"\nCổng thông tin đang chạy tại http://{name}:{_port}/ (trang quản trị: http://{name}:{_port}/quan-tri/)")
    print("Nhấn Ctrl-C để dừng.", flush=True)


def on_exit(server):
    """Leave no database server behind; one that somebody else still uses goes on."""
    from frontportal.embedded.__main__ import main

    main("stop")
