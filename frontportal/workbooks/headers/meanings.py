"""What the headers of one sheet mean: as a person has answered, as offices spell them, or not known."""

from collections.abc import Mapping
from dataclasses import replace

from .columns import HeaderMeaning, Vocabulary
from .spellings import LEFT_OUT, RUNNING, forms_of, normal

JOINER = " / "
NUMBERING = "số thứ tự"
CHOSEN = "bạn chọn không nhập"


class HeaderMeanings:
    """`mapping` are a person's answers: header → field name, or None to leave it out. Answers that name no field are none."""

    def __init__(self, vocabulary: Vocabulary, mapping: Mapping[str, str | None]):
        names = {None, *vocabulary.names}
        self.vocabulary = vocabulary
        self.mapping = {normal(text): name for text, name in mapping.items() if name in names}

    def meaning(self, parts: list[str]) -> HeaderMeaning:
        """What a header of several lines means: as somebody answered; all of it; else its lowest line that says something."""
        text = normal(JOINER.join(parts))
        if text in self.mapping:
            return HeaderMeaning(self.mapping[text] or "", reason="" if self.mapping[text] else CHOSEN)
        if whole := self.vocabulary.meaning(" ".join(parts)):
            return whole
        for above, part in enumerate(reversed(parts)):
            if found := self.of_part(part):
                return replace(found, is_of_parent=above > 0)
        return HeaderMeaning()

    def of_part(self, text: str) -> HeaderMeaning | None:
        """What one line of a header means; that it is never imported is a meaning, too."""
        if found := self.vocabulary.meaning(text):
            return found
        reasons = (NUMBERING if form in RUNNING else LEFT_OUT.get(form, "") for form in forms_of(text))
        reason = next(filter(None, reasons), "")
        return HeaderMeaning(reason=reason) if reason else None
