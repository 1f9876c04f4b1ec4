"""How a figure is said within a sentence. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Clause:
    """A part of a sentence, as a secretary would write it: `"tặng {value} quà Tết và thăm hỏi"`.

    `{value}` is the value with its hedge and unit, and with the plan where it ends the clause. `{at}` and `{to}` are the
    communes where all of it lies (" tại xã A và xã B", " cho 14 xã, thị trấn"), `{detail}` what `Figure.detail` says;
    each of these begins with a blank or is empty. Right behind the figure `after` the clause is `following` instead,
    joined by a comma: `"trị giá {value}"`.
    """

    text: str
    after: str = ""
    following: str = ""

    @property
    def names_places(self) -> bool:
        return any(field in self.text + self.following for field in ("{at}", "{to}"))
