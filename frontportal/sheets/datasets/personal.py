"""What is kept about people, said by each room of its own records in `personal_records.py`: `PERSONAL = (PersonalRecords(…), …)`.

One declaration answers the public (what is kept, what for, how long), the night (what is due to go), and the
personal-data officer (what is kept about one person, what of it can be erased, what must stay and why).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Retention:
    """How long something is kept: `months` and basis of `slug` are dated records of personal_data.

    `since` says from when the months count, in words that follow "kể từ"; `ended(day)` are the records for which that was
    on `day` or before. `hide(record)` is what happens then where the law keeps the record itself; without it the record's
    personal data is erased. `note` is a sentence for the journal, `most` the records of a night.
    """

    slug: str
    label: str
    since: str
    ended: Callable[[date], Any]
    hide: Callable[[Any], None] | None = None
    note: str = ""
    most: int = 5_000


@dataclass(frozen=True)
class PersonalRecords:
    """Records of one model that hold something about a person.

    `what` and `purpose` are sentences for the public; `fields` are shown and handed out. A person is found by folded words
    in one of `names`, by the whole name within one of `texts`, by digits in one of `phones`, or by a whole code in one of `codes`;
    `among` narrows the records.
    `erase(record, by)` takes out what the law does not oblige to keep; without it `kept_because` says why nothing goes.
    """

    slug: str
    model: str
    label: str
    what: str
    purpose: str
    fields: tuple[str, ...]
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    among: Callable[[Any], Any] | None = None
    erase: Callable[[Any, Any], None] | None = None
    kept_because: str = ""
    kept_for: str = ""  # words for the public where no retention counts months
    retentions: tuple[Retention, ...] = ()
