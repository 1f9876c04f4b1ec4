"""What backups are made of."""

from pathlib import Path


def fill(data: Path) -> Path:
    for name in ("media/anh/một.jpg", "statements/ab/sao-ke"):
        (data / name).parent.mkdir(parents=True)
        (data / name).write_text(name, encoding="utf-8")
    (data / "static").mkdir()
    (data / "static" / "made-anew.css").write_text("a{}", encoding="ascii")
    return data
