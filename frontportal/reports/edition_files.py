"""What editions keep of the report: its words and its files."""

from datetime import date

from frontportal.paper.letters import missing_letters, sentence

from . import report
from .documents import pdf
from .documents.files import KINDS, made
from .models.report import ReportTemplate


def words(content: dict, *, day: date, site: str) -> dict:
    return report.words(content, day=day, site=site)


def unwritable(content: dict) -> list[str]:
    """A sentence for each text that paper can't carry."""
    return [sentence(*each) for each in missing_letters(pdf.paper_of(report.report_from(content, "")))]


def files(content: dict, sha256: str) -> list[tuple[str, str, bytes]]:
    """(name, content type, bytes) of the report, in the newest template."""
    given, template = report.report_from(content, sha256), ReportTemplate.objects.first()
    layout = bytes(template.content) if template else None
    return [(f"bao-cao.{ending}", KINDS[ending], made(ending, given, layout)) for ending in KINDS]
