"""What tests/test_serving.py serves: says how long a body was; a file, a long answer and a fault besides."""

from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "manage.py"


def app(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/fault":
        raise RuntimeError("asked for")
    start_response("200 OK", [])
    if path == "/file":
        return environ["wsgi.file_wrapper"](FILE.open("rb"))
    if path == "/long":
        return [b"x" * 300_000]
    return [str(len(environ["wsgi.input"].read())).encode()]
