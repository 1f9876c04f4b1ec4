"""What staff find of the voters' business."""

from frontportal.kit.searched_records import searched

# A citizen's follow code is no code here: who has it can read the answer.
SEARCHED = (
    searched(
        "voters.Petition", names="title", texts="content", codes="code", unit="unit", day="received_on", shows="state"
    ),
    searched(
        "voters.Meeting", names="topic", texts="place kind", codes="code", unit="unit", day="start", shows="state"
    ),
    searched(
        "voters.Supervision", names="title", texts="subject", codes="code", unit="unit", day="starts_on", shows="state"
    ),
    searched(
        "voters.Reply",
        names="signer",
        texts="petition__code petition__title",
        codes="number",
        unit="petition__unit",
        day="signed_on",
        shows="petition",
    ),
    searched(
        "voters.ReplyDocument", names="signer", texts="agency__name", codes="number", day="signed_on", shows="agency"
    ),
    searched("voters.Agency", names="name", shows="level"),
    searched("voters.Feedback", names="message", unit="unit", day="arrived", shows="state"),
    searched(
        "voters.DeputyRemark", names="content", unit="meeting__unit", day="meeting__start", is_closed=True, shows="kind"
    ),
    searched(
        "voters.Recommendation",
        names="text",
        texts="body answer",
        codes="supervision__code",
        unit="supervision__unit",
        day="due_on",
        shows="body",
    ),
    searched(
        "voters.BoardNotice",
        names="place",
        codes="petition__code",
        unit="petition__unit",
        day="posted_on",
        shows="place",
    ),
    searched(
        "voters.Petitioner",
        names="name",
        codes="petition__code",
        phones="contact",
        unit="petition__unit feedback__unit",
        day="created_at",
        is_closed=True,
        shows="name",
    ),
)
