"""What is said of signed files: whole ones, changed ones, of issuers known and unknown, and of what is no such file."""

from datetime import date

import pytest

from frontportal.signatures.isolation import check_detached, check_pdf
from frontportal.signatures.reports import Check, Signature, without_numbers
from frontportal.signatures.sample_signers import issue, signed_beside, signed_pdf
from tests.signatures.makers import blank_pdf

TODAY = date(2026, 11, 29)


@pytest.fixture(scope="module")
def root():
    return issue(name="Nơi cấp mẫu")


@pytest.fixture(scope="module")
def signer(root):
    return issue(
        root, name="Trần Văn Mẫu 079012345678", title="Chánh Văn phòng", unit="Văn phòng", body="UBND xã Mẫu",
        number="MST:0312345678", mail="mau@example.vn",
    )  # fmt: skip


@pytest.fixture(scope="module")
def signed(signer):
    return signed_pdf(blank_pdf(), signer)


def told(check: Check) -> list[tuple[str, str]]:
    return [(each.content, each.issuer_state) for each in check.signatures]


def test_a_signed_file_says_three_things_apart(signed, root):
    check = check_pdf(signed, today=TODAY, roots=[root.der])
    assert (told(check), check.unable) == ([("same", "known")], "")
    [signature] = check.signatures
    assert [line["term"] for line in signature.staff_lines] == ["Nội dung", "Người ký", "Nơi cấp chứng thư"]
    assert signature.staff_lines[1]["text"].startswith("Trần Văn Mẫu, Chánh Văn phòng, Văn phòng, UBND xã Mẫu, lúc ")
    assert signature.public_lines[1]["text"].startswith("Chánh Văn phòng, Văn phòng, UBND xã Mẫu, lúc ")
    assert Check.of(check.as_data) == check
    assert not any(word in str(check.as_data) for word in ("079012345678", "0312345678", "@"))


def test_an_unknown_issuer_is_said_to_be_unchecked_and_a_second_signature_changes_nothing(signed, signer, root):
    assert told(check_pdf(signed, today=TODAY)) == [("same", "unknown")]
    twice = signed_pdf(signed, signer, field="ChuKy2")
    assert told(check_pdf(twice, today=TODAY, roots=[root.der])) == [("added", "known"), ("same", "known")]


def test_what_is_changed_is_told_and_what_is_broken_is_a_sentence(signed, root):
    place = signed.index(b"/MediaBox")
    changed = signed[:place] + signed[place:].replace(b"200", b"201", 1)
    assert told(check_pdf(changed, today=TODAY, roots=[root.der])) == [("changed", "unknown")]
    for broken in (signed[:-300], b"%PDF-1.7\n/ByteRange" + bytes(range(256)) * 40):
        check = check_pdf(broken, today=TODAY)
        assert (check.signatures, bool(check.unable)) == ([], True)
    for unsigned in (blank_pdf(), b"", b"PK\x03\x04"):
        assert check_pdf(unsigned, today=TODAY) == Check(TODAY)


def test_a_signature_beside_its_file(signer, root):
    content = b'{"files":[]}'
    signature = signed_beside(content, signer)
    assert told(check_detached(content, signature, today=TODAY, roots=[root.der])) == [("same", "known")]
    assert told(check_detached(content + b" ", signature, today=TODAY, roots=[root.der])) == [("changed", "unknown")]
    expired = signed_beside(content, issue(root, name="Hết hạn", days=(-800, -400)))
    assert told(check_detached(content, expired, today=TODAY, roots=[root.der])) == [("same", "expired")]
    itself = signed_beside(content, issue(name="Tự ký"))
    assert told(check_detached(content, itself, today=TODAY, roots=[root.der])) == [("same", "unknown")]
    for other in (b"", b"%PDF-", signature[:200], signature + b"\0", root.der):
        assert "CMS/PKCS#7" in check_detached(content, other, today=TODAY).unable


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Nguyễn Văn A - 012345678901", "Nguyễn Văn A"),
        ("CCCD:012345678901, Lê B", "Lê B"),
        ("UBND xã Số 3", "UBND xã Số 3"),
        ("a@b.vn Sở Nội vụ", "Sở Nội vụ"),
    ],
)
def test_numbers_of_persons_are_not_shown(given, shown):
    assert without_numbers(given) == shown


def test_a_person_without_an_office_has_no_name_in_public():
    assert Signature("same", name="Trần Mẫu").public_lines[1]["text"] == "chứng thư của một cá nhân, không ghi giờ ký."
