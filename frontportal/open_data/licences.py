"""Under which licence the committee gives its data away, as machines and people read it."""

from dataclasses import dataclass

from frontportal.committee.models import Committee


@dataclass(frozen=True)
class Licence:
    """`name` is the identifier of SPDX, which Data Packages ask for."""

    name: str
    title: str
    url: str


LICENCES = {
    Committee.DataLicence.BY: Licence(
        "CC-BY-4.0", "Creative Commons Ghi công 4.0", "https://creativecommons.org/licenses/by/4.0/deed.vi"
    ),
    Committee.DataLicence.BY_SA: Licence(
        "CC-BY-SA-4.0",
        "Creative Commons Ghi công, Chia sẻ tương tự 4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/deed.vi",
    ),
    Committee.DataLicence.ZERO: Licence(
        "CC0-1.0", "Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/deed.vi"
    ),
}


def licence_of(committee: Committee) -> Licence | None:
    """None where the committee has chosen none: then all rights stay with it."""
    return LICENCES.get(committee.data_licence)
