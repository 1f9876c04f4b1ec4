#!/bin/sh
# pytest-xdist 3.8.0 under pytest 9.2.0: `--dist=loadgroup` takes no notice of `@pytest.mark.xdist_group`, without a word. xdist writes the
# group's name behind `item._nodeid`, which pytest 9.2 no longer reads, for a test's identity is an object now; under 9.1.1 the same tests
# stay in one process.
# Why it matters: what a module prepares once for many tests (a demonstration year, a walk through every public page, a database server
# that is killed on purpose) is prepared once a process, and tests that must not run side by side do; all stay green.
# Input: six tests of one group, two processes. Fails if either behaviour changes. Run: sh findings/xdist-groups-under-pytest-9.2.sh
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/test_group.py" <<'PYTHON'
import pytest


@pytest.mark.xdist_group("one process")
@pytest.mark.parametrize("number", range(6))
def test_grouped(number, worker_id):
    print()
PYTHON

count() {
    python3 -m pip install --quiet --disable-pip-version-check --target "$folder/$1" "pytest==$1" pytest-xdist==3.8.0
    (cd "$folder" && PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 PYTHONPATH="$folder/$1" python3 -m pytest -p xdist -p no:cacheprovider -n 2 --dist=loadgroup -v test_group.py) |
        grep -o '\[gw[0-9]\] .*PASSED .*' >"$folder/$1.txt"
    processes=$(cut -c1-5 "$folder/$1.txt" | sort -u | wc -l)
    named=$(grep -c '@one process' "$folder/$1.txt" || true)
    echo "pytest $1: 6 tests of a group in $processes process(es), $named of their names tell the group"
    test "$named" = "$2"
}

count 9.1.1 6
count 9.2.0 0
