"""Values of the year's communes and of today's, held together, lead to no hidden one."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from frontportal.sheets.datasets.suppression import suppressed
from frontportal.yearly.small_counts.hidden import Hidden

# commune → (people, the commune of today)
lives = st.dictionaries(
    st.integers(1, 7), st.tuples(st.integers(1, 12), st.sampled_from(["a", "b", "c"])), min_size=1, max_size=7
)


@given(lives=lives)
def test_no_group_of_hidden_ones_is_told_but_all_of_them(lives):
    """Whoever takes what is told from what is told finds sums of hidden communes: only that of all, if any."""
    hidden = Hidden(frozenset(suppressed({unit: people for unit, (people, _) in lives.items()})))
    groups = {unit: group for unit, (_, group) in lives.items()}
    closed = hidden.among(groups).communes
    told = [{unit for unit in lives if groups[unit] == group} for group in set(groups.values()) - closed]
    found = [hidden.communes & set().union(*some) for size in range(4) for some in combinations(told, size)]
    assert all(each in (frozenset(), hidden.communes) for each in found)


def test_a_small_whole_hides_everything():
    assert Hidden(total=True).has("bất kỳ đâu") and not Hidden().has("bất kỳ đâu")
    assert Hidden(frozenset({1}), total=True).among({1: "a"}).has("b")
