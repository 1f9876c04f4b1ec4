"""Days on the site are counted in a row; boards are what staff record, with a dated photo."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pypdfium2 import PdfDocument

from tests.makers import make_user
from tests.voters.makers import make_petition, photograph
from voters.models.board import BoardNotice
from voters.models.deadline import Deadline
from voters.replies.periods import online_posting
from voters.replies.todo import todos

pytestmark = pytest.mark.django_db


def ago(days: int):
    return timezone.now() - timedelta(days=days)


def day(days: int) -> str:
    return f"{timezone.localdate() - timedelta(days=days):%d/%m/%Y}"


def published(world, *steps: tuple[str, int]):
    """A petition with these steps, each so many days ago."""
    petition = make_petition(world.north, state=steps[-1][0])
    for to, days in steps:
        petition.steps.create(from_state="", to_state=to, at=ago(days))
    return petition


@pytest.mark.parametrize(
    ("steps", "sentence", "days"),
    [
        ([("answered", 40)], "", []),
        ([("published", 30)], "Đã niêm yết đủ 30 ngày trên cổng, từ {}.", [30]),
        ([("published", 29)], "Niêm yết trên cổng từ {}, được 29/30 ngày.", [29]),
        ([("published", 50), ("reported", 3)], "Đã niêm yết đủ 30 ngày trên cổng, từ {}.", [50]),
        ([("published", 50), ("answered", 9)], "Bị ngắt ngày {} do thôi công khai, hiện không niêm yết.", [9]),
        (
            [("published", 50), ("answered", 9), ("published", 2)],
            "Niêm yết trên cổng từ {}, được 2/30 ngày. Bị ngắt ngày {} do thôi công khai, nên đếm lại từ ngày công khai lại.",
            [2, 9],
        ),
    ],
)
def test_days_in_a_row_are_counted_and_breaks_told(client, world, steps, sentence, days):
    sentence = sentence.format(*map(day, days))
    petition = published(world, *steps)
    assert online_posting(petition).sentence == sentence
    assert sentence in client.get(petition.get_absolute_url()).content.decode()


def test_without_a_rule_the_days_are_only_counted(world):
    Deadline.objects.filter(step="posting").delete()
    posting = online_posting(published(world, ("published", 45)))
    assert (posting.days, posting.is_complete) == (45, False)
    assert posting.sentence == f"Niêm yết trên cổng từ {day(45)}, được 45 ngày."


def test_the_sheet_holds_the_answer_and_a_code_and_no_secret(client, world):
    petition = published(world, ("published", 3))
    address = reverse("voters:petition-sheet", args=[petition.code])
    page = client.get(address).content.decode()
    assert "Đã sửa xong." in page
    assert "<svg" in page
    assert f"testserver{petition.get_absolute_url()}" in page
    paper = client.get(reverse("voters:petition-sheet-pdf", args=[petition.code]))
    words = " ".join(PdfDocument(paper.content)[0].get_textpage().get_text_range().split())
    assert ("Đã sửa xong." in words, petition.code in words, PdfDocument(paper.content).is_tagged()) == (
        True,
        True,
        True,
    )
    for state in ("answered", "forwarded", "received"):
        hidden = make_petition(world.north, state=state)
        assert client.get(reverse("voters:petition-sheet-pdf", args=[hidden.code])).status_code == 404
        assert client.get(reverse("voters:petition-sheet", args=[hidden.code])).status_code == 404


def notice(petition, **given) -> BoardNotice:
    return BoardNotice.objects.create(
        **{"petition": petition, "place": "Nhà văn hoá", "posted_on": timezone.localdate() - timedelta(days=30)} | given
    )


def test_a_board_that_hung_long_enough_waits_on_the_desk(world):
    petition = published(world, ("published", 3))
    done, removed = notice(petition), notice(petition, removed_on=timezone.localdate())
    notice(petition, posted_on=timezone.localdate() - timedelta(days=29))
    [todo] = todos(make_user("bt", group="Biên tập viên"))
    assert (todo.count, todo.url.endswith(f"?pk__in={done.pk}")) == (1, True)
    assert todos(make_user("ld", group="Lãnh đạo")) == []
    assert removed.sentence == f"Niêm yết tại Nhà văn hoá từ {day(30)} đến {day(0)}, 30 ngày, chưa có ảnh."


def test_a_photo_has_its_day_and_is_no_other_file(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    petition = published(world, ("published", 3))
    given = {"petition": petition, "place": "Chợ", "posted_on": timezone.localdate()}
    photo = SimpleUploadedFile("bang.jpg", photograph())
    with pytest.raises(ValidationError, match="Ảnh phải có ngày chụp"):
        BoardNotice(**given, photo=photo).full_clean()
    with pytest.raises(ValidationError, match="không phải ảnh"):
        BoardNotice(**given, photo=SimpleUploadedFile("bang.jpg", b"MZ"), photo_on=timezone.localdate()).full_clean()
    with pytest.raises(ValidationError, match="Ngày gỡ không được trước"):
        BoardNotice(**given, removed_on=timezone.localdate() - timedelta(days=1)).full_clean()
    kept = BoardNotice(**given, photo=photo, photo_on=timezone.localdate())
    kept.full_clean()
    kept.save()
    with Image.open(kept.photo.path) as stored:
        assert (stored.format, dict(stored.getexif())) == ("WEBP", {})
    assert len(list(tmp_path.rglob("*.webp"))) == 1
