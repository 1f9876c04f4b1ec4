"""Looks for variants whose outcome is not allowed, and makes what it finds as plain as it can."""

import ast
from collections.abc import Iterable

from hypothesis import strategies as st

from tests.welfare.bankfiles.generator.judge import Judgement, judge
from tests.welfare.bankfiles.generator.ledger import ledger_of
from tests.welfare.bankfiles.generator.pending import PENDING, is_pending
from tests.welfare.bankfiles.generator.result import content_of, result_of
from tests.welfare.bankfiles.generator.variant import AXES, Variant, plainer

variants = st.builds(
    Variant, **{name: st.sampled_from(choices) for name, choices in AXES.items() if name not in ("ways", "names")}
).map(Variant.settled)


def judged(variant: Variant, *, isolated: bool = False) -> Judgement:
    ledger = ledger_of(variant)
    return judge(variant, ledger, result_of(content_of(variant, ledger), isolated=isolated))


def failing(tried: Iterable[Variant]) -> dict[str, list[str]]:
    """The variants among those tried that are not allowed, each made plain: its `repr` → what is wrong. Those that hold
    a pending one are passed over."""
    found, pending = {}, [parsed(text) for text in PENDING]
    for variant in tried:
        if not is_pending(variant, pending) and not judged(variant).is_allowed:
            plain = made_plain(variant)
            found[repr(plain)] = judged(plain).faults
    return found


def made_plain(variant: Variant) -> Variant:
    """A variant that still fails and of which every plainer one is allowed."""
    while True:
        for other in (each.settled() for each in plainer(variant)):
            if len(other.changed()) < len(variant.changed()) and not judged(other).is_allowed:
                variant = other
                break
        else:
            return variant


def parsed(text: str) -> Variant:
    """A variant from its `repr`, as a failing test prints it."""
    call = ast.parse(text.strip(), mode="eval").body
    return Variant(**{each.arg: ast.literal_eval(each.value) for each in call.keywords})
