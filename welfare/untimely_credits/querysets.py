"""Which credits wait for a decision, and for its second person."""

from frontportal.kit.records.querysets import RecordQuerySet


class UntimelyCreditQuerySet(RecordQuerySet):
    def current(self):
        """Without those whose line was replaced when its file was read again: the line that took its place is here too."""
        return self.filter(line__replaced_by=None)

    def undecided(self):
        return self.filter(confirmed_at=None)

    def waiting(self):
        """Nobody has proposed what becomes of them."""
        return self.current().undecided().filter(choice="")

    def proposed(self):
        """They wait for the second person."""
        return self.current().undecided().exclude(choice="")

    def by_outcome(self) -> dict[str, tuple[int, int]]:
        """Choice, "" while undecided → (how many, đồng)."""
        found: dict[str, tuple[int, int]] = {}
        rows = self.current().order_by().values_list("choice", "confirmed_at", "line__credit")
        for choice, confirmed_at, credit in rows:
            key = choice if confirmed_at else ""
            count, total = found.get(key, (0, 0))
            found[key] = (count + 1, total + credit)
        return found
