"""What operations tell on the page of state."""

from .state import database, runs, software, storage

GROUPS = [
    ("Phần mềm", software.facts),
    ("Sao lưu và việc ban đêm", runs.facts),
    ("Chỗ trống", storage.facts),
    ("Cơ sở dữ liệu", database.facts),
]
