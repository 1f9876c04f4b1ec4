"""The generator judges proofs by coverage: it waits for them."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("welfare.bankfiles.proof.coverage") else ["generator", "test_cases.py"]
