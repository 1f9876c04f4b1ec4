#!/bin/sh
# Two columns of a bank's statement print over each other: a reference number that ends in "35", and an amount "351.500.000"
# whose first two digits stand on the same places.
#
# pypdfium2 5.15.2: of two equal letters on one place pdfium keeps the first, as for bold type that is printed twice, although
# they belong to two texts. PdfTextPage.get_text_range() gives "FT100000351.500.000": of the 351 million đồng 1.5 million are left,
# well formed and beginning where the first text ends. Where the digits differ, both are kept.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check pypdfium2==5.15.2
"$folder/venv/bin/python" - <<'PYTHON'
import pypdfium2 as pdfium

WIDE = 6  # points: a letter of Courier at 10


def page_of(one, other, shared):
    """A page with two texts; the second begins `shared` letters before the first one's end."""
    x = 20 + WIDE * (len(one) - shared)
    drawn = f"BT /F 10 Tf 20 100 Td ({one}) Tj ET\nBT /F 10 Tf {x} 100 Td ({other}) Tj ET\n"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    content, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(content)
    content += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in places)
    content += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return pdfium.PdfDocument(content.encode())[0]


def read(page):
    return page.get_textpage().get_text_range()


apart, equal, other = (
    page_of("FT10000035", "351.500.000", -2),
    page_of("FT10000035", "351.500.000", 2),
    page_of("FT10000035", "461.500.000", 2),
)
print("apart:", read(apart))
print("equal digits over each other:", read(equal))
print("other digits over each other:", read(other))
assert read(apart) == "FT10000035 351.500.000"
assert read(equal) == "FT100000351.500.000", "both digits are kept now"
assert sorted(read(other)) == sorted("FT10000035461.500.000")
PYTHON
