"""What staff find of gifts, houses and livelihoods. A household's name is among the words of the household alone."""

from frontportal.kit.searched_records import searched

SEARCHED = (
    searched(
        "assistance.House",
        names="kind year",
        texts="decision state",
        codes="code decision",
        amounts="support total",
        unit="unit",
        day="handed_over_on",
        shows="state",
    ),
    searched("assistance.Livelihood", names="kind year", codes="code", amounts="value", unit="unit", day="date"),
    searched("assistance.GiftRound", names="name", texts="year", codes="decision", day="date", shows="decision"),
    searched(
        "assistance.Gift",
        names="round__name group",
        amounts="unit_value value",
        unit="unit",
        day="round__date",
        shows="round",
    ),
    searched(
        "assistance.CoFunding",
        names="source kind",
        texts="note",
        codes="house__code livelihood__code",
        amounts="amount",
        shows="source",
    ),
    searched(
        "assistance.Household",
        names="head",
        texts="address group",
        codes="code",
        phones="phone",
        unit="unit",
        day="created_at",
        is_closed=True,
        shows="head",
    ),
)
