#!/bin/sh
# django-storages 1.14.6 (boto3 1.44.8) under gevent 26.9.0: S3Storage keeps its connection in a `threading.local`, which gevent makes one a
# greenlet. A server that answers each request in a greenlet of its own so builds a boto3 session and reads boto's description of the whole
# service for every request that touches a file; with threads of a pool it happens once a thread. Nothing is wrong in the answers.
# Why it matters: a page with twenty pictures cost twenty sessions; one connection kept on the storage itself costs one.
# Input: five greenlets, then one thread, each asking a storage for its connection five times; no network is used. States how many
# connections were made and how their processor time compares with asking one again. Fails if that changes.
# Run: sh findings/django-storages-session-per-greenlet.sh
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --target "$folder/lib" \
    "django-storages[s3]==1.14.6" boto3==1.44.8 gevent==26.9.0 Django==5.2.19
cat >"$folder/try.py" <<'PYTHON'
from gevent import monkey

monkey.patch_all()
import time

import gevent
from django.conf import settings

settings.configure()
from storages.backends.s3 import S3Storage

storage = S3Storage(bucket_name="uploads", endpoint_url="http://127.0.0.1:1", access_key="key", secret_key="secret")
connections, began = [], time.process_time()


def request():
    connections.append(storage.connection)


gevent.joinall([gevent.spawn(request) for _ in range(5)], raise_error=True)
in_greenlets, began = time.process_time() - began, time.process_time()
made = len({id(each) for each in connections})
connections.clear()
for _ in range(6):
    request()
    if len(connections) == 1:
        began = time.process_time()  # the first makes it
again = time.process_time() - began
print(f"five greenlets: {made} connections; one thread: {len({id(each) for each in connections})}")
print("five in greenlets take over 100 times the processor time of five more in one thread:", in_greenlets > 100 * again)
raise SystemExit(not (made == 5 and len({id(each) for each in connections}) == 1 and in_greenlets > 100 * again))
PYTHON
PYTHONPATH="$folder/lib" python3 "$folder/try.py"
