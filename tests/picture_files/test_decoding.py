"""Pictures that people bring, as bytes."""

import pytest

from frontportal.picture_files.decoding import opened
from frontportal.picture_files.encoding import as_avif, shrunk
from tests.news.makers import picture_file


@pytest.mark.parametrize(("kind", "size"), [("JPEG", (1920, 960)), ("PNG", (1920, 960))])
def test_no_wider_than_a_screen_and_shrunk_once_more(kind, size):
    picture = opened(picture_file(2400, 1200, kind=kind))
    assert (picture.size, picture.mode, shrunk(picture, 480).size) == (size, "RGB", (480, 240))


def test_an_avif_is_read_again():
    picture = opened(picture_file(300, 200))
    copy = as_avif(picture)
    assert opened(copy).size == (300, 200)
