"""Single memos typed in a font from before Unicode, among others that are not: put into Vietnamese where that is certain, and told."""

import re

from welfare.bankterms.text.legacy_fonts import converter

from ..amounts.checks import MOST_NAMED

# Letters and signs of Latin-1 that no Vietnamese word has, within or beside a word.
FOREIGN = re.compile(
    r"(?<=[^\W\d_])[¨©ª¬®¦§¡¢£¤¥µ¶·¸¹¼½¾¿]|[¨©ª¬®¦§¡¢£¤¥µ¶·¸¹¼½¾¿](?=[^\W\d_])|[ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ]"
)


class OldFonts:
    """Sees the memos of one file."""

    def __init__(self) -> None:
        self.count = 0
        self.named: list[str] = []

    def converted(self, memo: str, line: int) -> str:
        """The memo in Vietnamese, as it is where it is not certain that it was typed in an old font. Either is told: TCVN3's ư is an
        invisible character elsewhere, and gone by now."""
        if memo.isascii() or not FOREIGN.search(memo):
            return memo
        self.count += 1
        convert = converter(memo)
        memo = convert(memo) if convert else memo
        if len(self.named) < MOST_NAMED:
            self.named.append(f"dòng {line}: “{memo[:60]}”")
        return memo

    def notes(self) -> list[str]:
        """A sentence on memos that may have lost their letters; none where there are none."""
        if not self.count:
            return []
        named = "; ".join(self.named)
        return [
            f"{self.count} nội dung có chữ lạ hoặc gõ bằng phông chữ cũ, có thể thiếu chữ ư ({named}): hãy xem lại."
        ]
