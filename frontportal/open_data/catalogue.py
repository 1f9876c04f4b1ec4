"""All datasets that rooms declare in their `datasets.py`, and what their files are now."""

from frontportal.kit import discovery
from frontportal.kit.web.not_found import NotFoundWithReason
from frontportal.page_cache.remembered import remembered
from frontportal.sheets.datasets.csv_file import USUAL, CsvForm, FileFacts, write_csv
from frontportal.sheets.datasets.dataset import Dataset

MOST_KEPT = 96  # files whose facts are remembered: all datasets in each form


def all_datasets() -> list[Dataset]:
    """In the order of the catalogue."""
    found = [each for room in discovery.modules("datasets") for each in getattr(room, "DATASETS", ())]
    return sorted(found, key=lambda each: each.position)


def dataset_named(name: str) -> Dataset:
    """Raises NotFoundWithReason for a name that no room declares."""
    for each in all_datasets():
        if each.name == name:
            return each
    raise NotFoundWithReason("Không có bảng dữ liệu này.")


@remembered(most=MOST_KEPT)
def facts_of(name: str, form: CsvForm = USUAL) -> FileFacts:
    """Hash, size and number of rows of a dataset's file, as long as no record changes."""
    file, facts = write_csv(dataset_named(name), form)
    file.close()
    return facts
