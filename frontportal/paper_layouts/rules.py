"""What a layout may not do, whatever Typst would: reach for files, the network, or make a program of text. Pure."""

import re

MOST_BYTES = 200_000
OWN_IMPORT = re.compile(r'import\s+"office\.typ"')
FORBIDDEN = re.compile(r"\b(import|include|eval|plugin|read|csv|json|toml|yaml|xml|cbor|bibliography|std|sys)\b(?!-)")
OFFICE_DATA = "#let data = json(bytes(sys.inputs.data))"


def faults_in(source: str) -> list[str]:
    """A sentence for each line that a layout may not have."""
    found = []
    for number, line in enumerate(source.splitlines(), 1):
        bare = "" if line.strip() == OFFICE_DATA else OWN_IMPORT.sub("", line)
        bare = bare.replace("std.left", "").split("//")[0]
        if word := FORBIDDEN.search(bare):
            found.append(
                f"Dòng {number} dùng “{word[1]}”: mẫu chỉ được lấy office.typ và dữ liệu của trang in, không mở tệp hay địa chỉ khác."
            )
    return found
