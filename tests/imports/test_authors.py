"""Who wrote last what a sheet wrote: the person who brought it in, or who took it back."""

import pytest

from frontportal.imports.undoing.act import undo
from frontportal.news.models.document import Document
from frontportal.news.resources import DocumentResource
from tests.makers import make_user
from tests.resources import bring_in

pytestmark = pytest.mark.django_db
HEADERS = [DocumentResource().header_of(name) for name in DocumentResource.Meta.fields]


def paper(abstract: str) -> tuple:
    return ("12/KH", "01/02/2024", "Ủy ban", "Kế hoạch", abstract)


def test_who_brings_in_words_has_written_them_and_so_has_who_takes_them_back(world):
    first, second, third = (make_user(name, is_superuser=True) for name in ("an", "binh", "chi"))
    bring_in(DocumentResource, HEADERS, paper("Của An"), by=first)
    assert (Document.objects.get().abstract, Document.objects.get().written_by) == ("Của An", first)
    changed = bring_in(DocumentResource, HEADERS, paper("Của Bình"), by=second)
    assert (Document.objects.get().abstract, Document.objects.get().written_by) == ("Của Bình", second)
    undo(changed, by=third)
    document = Document.objects.get()
    assert (document.abstract, document.written_by, document.updated_by) == ("Của An", third, third)
    assert document.history.first().written_by == third
