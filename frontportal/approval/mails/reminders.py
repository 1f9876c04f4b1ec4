"""What is due or late, told to each person once a day: the urgent lines of their own first screen."""

from datetime import date

from django.db import IntegrityError, transaction

from frontportal.kit import discovery
from frontportal.kit.todos import Todo
from frontportal.staff.models import Mail, User

from ..models.reminder import Reminder
from .sending import address_of, send

URGENT = {"late": "Quá hạn", "due": "Cần làm sớm"}


def urgent_todos(person: User) -> list[Todo]:
    """What waits for a person and can't wait long, the late things first.

    What passed more than a year ago is named beside the rest, as on the first screen; alone it is no reason for a mail every day.
    """
    found = [todo for room in discovery.modules("todo") for todo in room.todos(person)]
    urgent = [todo for todo in found if (todo.count or todo.older) and todo.tone in URGENT]
    if not any(todo.count for todo in urgent):
        return []
    return sorted(urgent, key=lambda todo: list(URGENT).index(todo.tone))


def remind(person: User, day: date) -> bool:
    """Send a person what is due, unless this was done on `day` already; whether a mail went out.

    The day is written down with the mail: one that could not be sent is tried again by the next run.
    """
    todos = urgent_todos(person)
    if not todos:
        return False
    body = "Việc đến hạn và quá hạn thuộc phần việc của bạn:\n\n" + "\n".join(map(line_of, todos))
    try:
        with transaction.atomic():
            Reminder.objects.create(person=person, sent_on=day)
            if not send(Mail.DUE, [person.email], f"Nhắc việc ngày {day:%d/%m/%Y}", body):
                raise MailNotSentError
    except (IntegrityError, MailNotSentError):
        return False
    return True


def line_of(todo: Todo) -> str:
    """A kind of work, how much of it waits, and the address of its list."""
    lines = []
    if todo.count:
        lines.append(f"{URGENT[todo.tone]}: {todo.label}: {todo.count}\n  {address_of(todo.url)}")
    if todo.older:
        lines.append(f"Quá hạn từ hơn một năm trước: {todo.label}: {todo.older}\n  {address_of(todo.older_url)}")
    return "\n".join(f"- {each}" for each in lines)


def to_remind(day: date) -> list[User]:
    """Active staff with an address who want such mails and had none on `day`."""
    reminded = Reminder.objects.filter(sent_on=day).values("person")
    people = User.objects.filter(is_active=True, is_staff=True).exclude(email="").exclude(pk__in=reminded)
    return [person for person in people if person.wants(Mail.DUE)]


class MailNotSentError(Exception):
    """The mail did not go out; nothing of the attempt stays."""
