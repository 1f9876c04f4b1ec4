"""Films: what is taken in, what is left out of them, who gets them and how they are shown."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from frontportal.news.file_content.errors import FileRefusedError
from frontportal.news.file_content.mp4 import video_facts
from frontportal.news.models.video import MOST_BYTES, Video, check_film
from tests.makers import make_user
from tests.news.films import PLACE, REAL, box, film, track
from tests.news.makers import make_article, make_picture, make_video


class TestReading:
    def test_a_real_film(self):
        found = video_facts(BytesIO(REAL))
        assert (found.width, found.height, found.formats, found.hidden) == (640, 360, {b"avc1"}, [])

    def test_size_and_length(self):
        found = video_facts(BytesIO(film(track(b"avc1", 1920, 1080), track(b"mp4a", 0, 0))))
        assert (found.width, found.height, found.seconds) == (1920, 1080, 125)

    def test_what_was_filmed_upright(self):
        found = video_facts(BytesIO(film(track(b"avc1", 1920, 1080, turned=True))))
        assert (found.width, found.height) == (1080, 1920)

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "không phải phim MP4"),
            (b"<html><script>alert(1)</script>", "không phải phim MP4"),
            (b"\x1aE\xdf\xa3" + bytes(60), "không phải phim MP4"),
            (REAL[:5000], "bị cắt ngang"),
            (box(b"ftyp", b"isom"), "hỏng"),
            (film(), "hỏng"),
            (film(track(b"hvc1"), track(b"mp4a")), "không xem được (hvc1, mp4a)"),
            (film(track(b"avc1"), track(b"samr")), "không phát được (avc1, samr)"),
            (film(track(b"avc1"), track(b"gpmd")), "vị trí từng giây"),
            (film(track(b"avc1"), after=(1).to_bytes(4, "big") + b"skip" + (2**63).to_bytes(8, "big")), "hỏng"),
            (film(track(b"avc1"), after=(4).to_bytes(4, "big") + b"skip"), "hỏng"),
            (film(track(b"avc1"), after=box(b"skip") * 6000), "hỏng"),
        ],
    )
    def test_what_is_refused(self, data, said):
        with pytest.raises(ValidationError) as error:
            check_film(SimpleUploadedFile("phim.mp4", data))
        assert said in error.value.messages[0]

    @given(st.integers(0, len(REAL) - 1), st.binary(min_size=1, max_size=16))
    def test_damaged_films_are_read_or_refused(self, at, bytes_put):
        try:
            video_facts(BytesIO(REAL[:at] + bytes_put + REAL[at + len(bytes_put) :]))
        except FileRefusedError as refused:
            assert str(refused)

    def test_too_large(self):
        file = SimpleUploadedFile("phim.mp4", b"")
        file.size = MOST_BYTES + 1
        with pytest.raises(ValidationError, match="không quá 100 MB"):
            check_film(file)


@pytest.mark.django_db
class TestStoring:
    def test_nothing_says_where_it_was_taken(self):
        hidden = box(b"udta", PLACE)
        data = film(track(b"avc1", more=hidden), more=hidden + box(b"meta", PLACE), after=box(b"uuid", PLACE))
        video = make_video(data)
        kept = video.file.read()
        assert (len(kept), PLACE in kept, kept.count(b"free")) == (len(data), False, 4)
        found = video_facts(BytesIO(kept))
        assert (found.hidden, found.width, video.length) == ([], 640, "2:05")
        assert (video.file.name.rpartition("/")[2], video.width) == ("cay-xanh.mp4", 640)

    def test_open_to_who_may_read_an_article_with_it(self):
        video, public = make_video(), Client()
        assert public.get(video.file.url).status_code == 404
        article = make_article(video=video)
        answer = public.get(video.file.url, headers={"range": "bytes=4-7"})
        assert (answer.status_code, b"".join(answer), answer["Content-Type"]) == (206, b"ftyp", "video/mp4")
        type(article).objects.update(state="withdrawn")
        assert public.get(video.file.url).status_code == 404
        keeper = Client()
        keeper.force_login(make_user(group="Biên tập viên"))
        assert keeper.get(video.file.url).status_code == 200

    def test_shown_with_words_and_without_a_foreign_player(self):
        video = make_video(subtitles=ContentFile(b"WEBVTT\n", name="a.vtt"))
        response = Client().get(make_article(video=video).get_absolute_url())
        soup = BeautifulSoup(response.content, "lxml")
        shown = soup.select_one("video")
        assert (shown["preload"], shown["poster"], shown["width"]) == ("none", video.poster.url, "640")
        assert (shown.source["src"], shown.track["src"]) == (video.file.url, video.subtitles.url)
        assert "Học sinh trồng cây." in soup.select_one("details").get_text()
        assert "media-src 'self'" in response["Content-Security-Policy"]
        assert "".join(map(bytes.decode, Client().get(video.subtitles.url))) == "WEBVTT\n"

    def test_what_the_form_says(self):
        video = Video(title="A", words="B", poster=make_picture(), file=SimpleUploadedFile("a.mp4", REAL))
        video.full_clean()
        video.subtitles = SimpleUploadedFile("a.vtt", b"<script>")
        with pytest.raises(ValidationError, match="WebVTT"):
            video.full_clean()


@pytest.mark.django_db
class TestGallery:
    def test_in_the_order_of_the_library_without_what_is_withheld(self):
        article, first, gone, last = make_article(), *(make_picture(alt=alt) for alt in ("Một", "Hai", "Ba"))
        article.gallery.set([last, gone, first])
        type(gone).objects.filter(pk=gone.pk).update(is_withheld=True)
        soup = BeautifulSoup(Client().get(article.get_absolute_url()).content, "lxml")
        assert [image["alt"] for image in soup.select("[data-gallery] img")] == ["Một", "Ba"]
        assert [link["href"] for link in soup.select("[data-gallery] a")] == [first.url, last.url]

    def test_none_without_pictures(self):
        assert b"data-gallery" not in Client().get(make_article().get_absolute_url()).content

    def test_what_must_be_seen(self):
        article = make_article(picture=make_picture(focus="top"))
        soup = BeautifulSoup(Client().get(article.get_absolute_url()).content, "lxml")
        assert "image-focus-top" in soup.select_one("article img")["class"]
