"""Letters of the fonts from before Unicode (TCVN3, VNI), which a sheet shows rightly only in that font."""

import re

# TCVN3 keeps letters where Latin-1 has signs: no word of ours holds these.
TCVN3 = re.compile(
    r"[A-Za-z][µ¸¶·¨¾¼½Æ×Þ÷]|[A-Za-z][¹»«©ª¬][A-Za-z]|[§®][A-Za-zµ¸¶·¹¨»¾¼½ª«¬-ÿ]|[a-z][À-ÃÈ-ÊÌÍÏÑ-ÕØ-ÚÜÝÞß](?![A-Z])"
)
# VNI writes a vowel and then a letter for its mark: pairs that Vietnamese does not have. Those for ă want a consonant behind
# them, as ă does: "Israël" and the Ê Đê word "aê" are no VNI, and neither is "Noël", for o takes no ë.
VNI = re.compile(r"[aAeEöÖ][ùøûõïâáàåãäÙØÛÕÏÂÁÀÅÃÄ]|[aA][êéèúüëÊÉÈÚÜË](?=[cmnptCMNPT])|[ouOU][ùøûõïåäÙØÛÕÏÅÄ]")


def refuse_old_fonts(value: object) -> None:
    """Raises ValueError with a Vietnamese sentence for text in TCVN3 or VNI letters."""
    if isinstance(value, str) and not value.isascii() and (name := old_font_of(value)):
        raise ValueError(
            f"“{value}” gõ bằng phông chữ {name}, không phải Unicode. Hãy chuyển mã sang Unicode rồi nhập lại."
        )


def old_font_of(text: str) -> str:
    """`"NguyÔn V¨n §øc"` → `"TCVN3"`, `"Nguyeãn Vaên Ñöùc"` → `"VNI"`, `""` for Unicode."""
    return "VNI" if VNI.search(text) else "TCVN3" if TCVN3.search(text) else ""
