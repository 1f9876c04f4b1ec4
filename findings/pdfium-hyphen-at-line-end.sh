#!/bin/sh
# A soft hyphen (U+00AD), which is the letter ư in Vietnam's old TCVN3 fonts, ends a line of text in a PDF.
#
# pypdfium2 5.15.2: PdfTextPage.get_text_range() gives U+FFFE in its place and leaves out the line break behind it, so that
# the next line's first word is part of the same line: "Sè d" + U+FFFE + "1 02/11/2026". In the middle of a line the letter stays U+00AD. With a control character (U+0002) anywhere on the page,
# FPDFText_GetText() gives fewer characters than FPDFText_CountChars() promises, so that an index into the text no longer
# is pdfium's own index; and FPDFText_GetUnicode() gives 2 both for that character and for the hyphen.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check pypdfium2==5.15.2
"$folder/venv/bin/python" - <<'PYTHON'
import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as raw


def page_of(lines):
    """A page that prints lines of Latin-1 text in a font with a table of its letters."""
    letters = sorted({letter for line in lines for letter in line})
    code = {letter: number for number, letter in enumerate(letters, 33)}
    drawn = "".join(
        f"BT /F 10 Tf 20 {180 - 20 * number} Td <{''.join(f'{code[letter]:02x}' for letter in line)}> Tj ET\n"
        for number, line in enumerate(lines)
    )
    meant = "\n".join(f"<{number:02x}> <{ord(letter):04x}>" for letter, number in code.items())
    table = (
        "begincmap 1 begincodespacerange <00> <ff> endcodespacerange"
        f" {len(code)} beginbfchar\n{meant}\nendbfchar endcmap"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 6 0 R >>",
        f"<< /Length {len(table)} >>\nstream\n{table}\nendstream",
    ]
    content, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(content)
    content += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in places)
    content += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return pdfium.PdfDocument(content.encode("latin-1"))[0].get_textpage()


text = page_of(["Sè d\u00ad", "1 02/11/2026", "ng\u00adêi"]).get_text_range()
print(ascii(text))
assert text == "Sè d\ufffe1 02/11/2026\r\nng\u00adêi", ascii(text)

page = page_of(["a\u0002b c\u00ad", "d"])
count = page.count_chars()
buffer = (ctypes.c_ushort * (count + 1))()
written = raw.FPDFText_GetText(page, 0, count, buffer)
codes = [raw.FPDFText_GetUnicode(page, index) for index in range(count)]
print(count, written - 1, codes)
assert (count, written - 1, codes.count(2)) == (7, 6, 2), (count, written - 1, codes)
PYTHON
