"""What the public reads is changed by two persons: every kind of record, every address."""

import pytest
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from frontportal.approval import proposals
from frontportal.approval.changes.wording import pieces
from frontportal.approval.models.proposed_change import ProposalStep, ProposedChange
from frontportal.news.models.article import Attachment
from tests.approval.desk import Desk, fields_sent, messages_of
from tests.makers import make_user
from tests.news.makers import make_article
from tests.voters.makers import SECRET, make_meeting, make_petition, make_petitioner

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("bien-tap", group="Biên tập viên", full_name="Lê Thị Viết")


@pytest.fixture
def approver():
    return make_user("duyet", group="Người duyệt", full_name="Trần Văn Duyệt")


@pytest.fixture
def article(editor, approver):
    return make_article(written_by=editor, created_by=editor, published_by=approver, summary="Tóm tắt cũ.")


@pytest.fixture
def proposal(article, editor):
    return proposals.propose(article, {"summary": ["Tóm tắt cũ.", "Tóm tắt mới."]}, by=editor, reason="Sai một chữ")


class TestTheForm:
    def test_it_proposes_and_the_public_reads_on(self, client, article, editor):
        desk = Desk(client, editor)
        assert desk.buttons(article) == {"propose"}
        response = desk.send(article, "propose", summary="Tóm tắt mới.", approval_note="Sai một chữ")
        made = ProposedChange.objects.get()
        assert response.url == reverse("admin:approval_proposedchange_change", args=[made.pk])
        assert (made.record, made.changes) == (article, {"summary": ["Tóm tắt cũ.", "Tóm tắt mới."]})
        assert (made.proposed_by, made.reason, made.state) == (editor, "Sai một chữ", "proposed")
        article.refresh_from_db()
        assert (article.summary, article.updated_by, article.history.count()) == ("Tóm tắt cũ.", None, 1)
        assert "Tóm tắt mới." not in client.get(article.get_absolute_url()).content.decode()

    @pytest.mark.parametrize("button", ["_save", "_continue", "_addanother"])
    def test_no_button_saves_instead(self, client, article, approver, button):
        Desk(client, approver).send(article, button, title="Tiêu đề khác")
        article.refresh_from_db()
        assert (article.title, ProposedChange.objects.count()) == ("Trao nhà Đại đoàn kết", 1)

    def test_nothing_different_is_no_proposal(self, client, article, editor):
        Desk(client, editor).send(article, "propose")
        assert ProposedChange.objects.count() == 0

    def test_lines_of_the_record_are_proposed_with_it(self, client, article, editor, approver):
        file = ContentFile(b"%PDF-1.4", name="ke-hoach.pdf")
        old = Attachment.objects.create(article=article, title="Kế hoạch", file=file)
        desk = Desk(client, editor)
        desk.send(article, "propose", **{"attachments-0-title": "Kế hoạch (bản ký)"})
        old.refresh_from_db()
        assert old.title == "Kế hoạch"
        proposals.approve(ProposedChange.objects.get(), by=approver)
        old.refresh_from_db()
        assert old.title == "Kế hoạch (bản ký)"

    def test_going_back_to_a_version_is_a_proposal(self, client, article, approver):
        article.summary = "Tóm tắt hôm nay."
        article.save()
        version = article.history.last()
        address = reverse("admin:news_article_simple_history", args=[article.pk, version.pk])
        client.force_login(approver)
        client.post(address, fields_sent(client.get(address), "article"))
        article.refresh_from_db()
        assert article.summary == "Tóm tắt hôm nay."
        assert ProposedChange.objects.get().changes == {"summary": ["Tóm tắt hôm nay.", "Tóm tắt cũ."]}

    def test_taking_it_off_the_site_needs_no_second_person(self, client, article, approver):
        Desk(client, approver).send(article, "withdraw_now", summary="Đang xem lại.")
        article.refresh_from_db()
        assert (article.state, article.summary, article.written_by) == ("withdrawn", "Đang xem lại.", approver)


class TestDeciding:
    def test_approval_changes_the_page_and_names_both(self, client, article, proposal, editor, approver):
        response = Desk(client, approver).decide(proposal, "approve", "Đúng")
        assert "Đã duyệt" in messages_of(response)[0]
        article.refresh_from_db()
        proposal.refresh_from_db()
        assert (article.summary, article.written_by, article.published_by) == ("Tóm tắt mới.", editor, approver)
        assert (proposal.state, proposal.decided_by, proposal.decision_note) == ("approved", approver, "Đúng")
        version = article.history.first()
        assert version.history_user == approver
        assert "Lê Thị Viết đề nghị, Trần Văn Duyệt duyệt" in version.history_change_reason
        assert article.history.last().summary == "Tóm tắt cũ."
        assert list(proposal.steps.values_list("to_state", flat=True)) == ["proposed", "approved"]

    def test_the_page_shows_both_texts(self, client, proposal, approver):
        page = Desk(client, approver).open(proposal).content.decode()
        assert "<del>cũ.</del>" in page and "<ins>mới.</ins>" in page
        assert "Sai một chữ" in page

    def test_nobody_approves_their_own(self, client, article, approver):
        own = proposals.propose(article, {"summary": ["Tóm tắt cũ.", "Khác"]}, by=approver)
        response = Desk(client, approver).decide(own, "approve")
        assert messages_of(response) == [proposals.OWN]
        article.refresh_from_db()
        assert article.summary == "Tóm tắt cũ."

    def test_who_may_not_decide_cannot(self, client, article, proposal):
        for role in ("Biên tập viên", "Cán bộ xã", "Kế toán", "Lãnh đạo", "Quản trị"):
            desk = Desk(client, make_user(role, group=role))
            for decision in ("approve", "reject", "take_back"):
                assert desk.decide(proposal, decision, "vì").status_code in (403, 404), (role, decision)
        proposal.refresh_from_db()
        assert proposal.state == "proposed"

    def test_sent_back_with_a_reason(self, client, article, proposal, editor, approver):
        desk = Desk(client, approver)
        assert "Hãy ghi lý do" in messages_of(desk.decide(proposal, "reject"))[0]
        desk.decide(proposal, "reject", "Chưa có nguồn")
        proposal.refresh_from_db()
        assert (proposal.state, proposal.decision_note) == ("rejected", "Chưa có nguồn")
        assert "Chưa có nguồn" in Desk(client, editor).open(proposal).content.decode()

    def test_taken_back_by_its_proposer(self, client, proposal, editor):
        Desk(client, editor).decide(proposal, "take_back")
        proposal.refresh_from_db()
        assert (proposal.state, proposal.decided_by) == ("withdrawn", editor)

    def test_a_text_that_moved_on_is_not_overwritten(self, client, article, proposal, approver):
        type(article).objects.filter(pk=article.pk).update(summary="Tóm tắt của người khác.")
        response = Desk(client, approver).decide(proposal, "approve")
        assert "đã thay đổi sau khi có đề nghị này (tóm tắt)" in messages_of(response)[0]
        assert "Tóm tắt của người khác." in response.content.decode()
        article.refresh_from_db()
        assert article.summary == "Tóm tắt của người khác."

    def test_decided_twice_is_told(self, client, proposal, approver):
        desk = Desk(client, approver)
        desk.decide(proposal, "approve")
        assert "đã được Trần Văn Duyệt quyết định" in messages_of(desk.decide(proposal, "reject", "vì"))[0]

    def test_what_the_record_may_not_say_is_told(self, client, article, editor, approver):
        wrong = proposals.propose(article, {"reviews_year": [None, 1066]}, by=editor)
        assert "Năm tổng kết" in " ".join(messages_of(Desk(client, approver).decide(wrong, "approve")))

    def test_it_waits_on_the_first_screen(self, client, proposal, approver, editor):
        client.force_login(approver)
        assert "Đề nghị sửa chờ bạn duyệt" in client.get(reverse("admin:index")).content.decode()
        client.force_login(editor)
        assert "Đề nghị sửa của bạn đang chờ duyệt" in client.get(reverse("admin:index")).content.decode()


class TestTheDatabase:
    @pytest.mark.parametrize(
        "values", [{"state": "approved"}, {"changes": {"title": ["a", "b"]}}, {"reason": "khác"}, {"subject": "khác"}]
    )
    def test_a_proposal_stands(self, proposal, values):
        with pytest.raises(DatabaseError), transaction.atomic():
            ProposedChange.objects.filter(pk=proposal.pk).update(**values)

    def test_two_persons(self, proposal, editor):
        with pytest.raises(IntegrityError, match="approval_proposedchange_two_persons"), transaction.atomic():
            ProposedChange.objects.filter(pk=proposal.pk).update(
                state="approved", decided_by=editor, decided_at=timezone.now()
            )

    @pytest.mark.parametrize("table", ["approval_proposedchange", "approval_proposalstep"])
    def test_nothing_is_deleted(self, proposal, table):
        assert ProposalStep.objects.count() == 1
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 (from the list above)


class TestOtherKinds:
    def test_a_meeting_and_its_unit(self, client, world, approver):
        meeting = make_meeting(world.north)
        clerk = make_user("can-bo-xa", group="Cán bộ xã", unit=world.north)
        Desk(client, clerk).send(meeting, "propose", place="Nhà văn hoá xã")
        made = ProposedChange.objects.get()
        assert (made.changes, made.unit) == ({"place": ["Hội trường", "Nhà văn hoá xã"]}, world.north)
        other = make_user("xa-khac", group="Cán bộ xã", unit=world.south)
        assert list(ProposedChange.objects.visible_to(other)) == []
        proposals.approve(made, by=approver)
        meeting.refresh_from_db()
        assert meeting.place == "Nhà văn hoá xã"

    def test_a_petition_keeps_its_petitioner_out_of_it(self, client, world, editor):
        petition = make_petition(world.north, state="published")
        make_petitioner(petition=petition)
        clerk = make_user("can-bo-xa", group="Cán bộ xã", unit=world.north)
        Desk(client, clerk).send(petition, "propose", title="Sửa đường thôn")
        made = ProposedChange.objects.get()
        assert list(made.changes) == ["title"]
        assert SECRET not in str(made.changes) + made.subject + made.reason

    def test_a_complaint_comes_off_at_once(self, client, world, editor):
        petition = make_petition(world.north, state="classified")
        Desk(client, editor).send(petition, "_save", is_complaint="on")
        petition.refresh_from_db()
        assert (petition.is_complaint, ProposedChange.objects.count()) == (True, 0)

    def test_a_published_reply_within_its_petition(self, client, world, editor, approver):
        petition = make_petition(world.north, state="published")
        reply = petition.replies.get()
        Desk(client, editor).send(petition, "propose", **{"replies-0-text": "Đã sửa xong cả hai đoạn."})
        made = ProposedChange.objects.get()
        assert (made.record, made.changes) == (reply, {"text": ["Đã sửa xong.", "Đã sửa xong cả hai đoạn."]})
        reply.refresh_from_db()
        assert reply.text == "Đã sửa xong."


def test_differences_are_marked_word_by_word():
    left, right = pieces("Trao 5 căn nhà ở Đạ Đờn", "Trao 6 căn nhà ở Đạ Đờn")
    assert [(each.text, each.mark) for each in left] == [
        ("Trao ", ""), ("5 ", "gone"), ("căn nhà ở Đạ Đờn", "")
    ]  # fmt: skip
    assert "".join(each.text for each in right) == "Trao 6 căn nhà ở Đạ Đờn"


def test_every_kind_that_can_be_public_is_changed_by_proposals():
    pages = {model._meta.label: page for model, page in admin.site._registry.items() if not model._meta.proxy}
    public = {label for label, page in pages.items() if hasattr(page.model, "is_public")}
    proposing = {label for label, page in pages.items() if getattr(page, "takes_proposals", False)}
    assert public == proposing
    assert proposing == {
        "news.Article", "news.Document", "committee.Page", "committee.Officer", "committee.Notice", "yearly.YearSummary",
        "appeals.Appeal", "campaigns.Campaign", "campaigns.Activity", "campaigns.Recognition", "campaigns.Honour", "campaigns.Honouree",
        "voters.Petition", "voters.Reply", "voters.ReplyDocument", "voters.Meeting", "voters.Supervision",
        "voters.Recommendation", "criticism.DraftComment", "criticism.CommuneBoard", "recognition.TitleCarryover", "civil_work.CivilWorkModel", "maps.CommuneMap",
    }  # fmt: skip


def test_an_empty_change_is_refused(article, editor):
    with pytest.raises(ValidationError):
        proposals.propose(article, {}, by=editor)
