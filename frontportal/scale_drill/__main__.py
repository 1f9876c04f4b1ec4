"""`bin/scale-drill`: see the package. Ends with 1 where a reader was given an error or an acknowledged write is lost."""

import argparse
import signal
import sys

from frontportal.embedded.layout import EmbeddedError

from .drill import run
from .machines.processes import DrillError
from .staff import WriteRefusedError


def arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/scale-drill",
        description="Dựng máy chính, máy đọc, PgBouncer (nếu có) và hai máy web trên máy này, cho đọc và ghi, rồi lần lượt "
        "làm hỏng từng phần. Dùng dữ liệu minh hoạ của riêng nó; không đụng tới cổng đang chạy.",
    )
    parser.add_argument("--seconds", type=count, default=10, metavar="GIÂY", help="thời gian của mỗi sự cố (10)")
    parser.add_argument(
        "--readers", dest="reader_count", type=count, default=6, metavar="SỐ", help="số người đọc cùng lúc (6)"
    )
    return parser.parse_args(words)


def count(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= 600:
        raise argparse.ArgumentTypeError(f"“{text}” không phải là số từ 1 đến 600")
    return number


def main(words: list[str]) -> int:
    given = arguments(words)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was started is ended on the way out
    try:
        report = run(given.seconds, given.reader_count, lambda sentence: print(sentence, flush=True))
    except (DrillError, EmbeddedError) as error:
        print(error, file=sys.stderr)
        return 2
    except WriteRefusedError as error:
        print(f"Cán bộ không ghi được: cổng trả lời {error}.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    print("\n".join(report.lines()))
    return 0 if report.is_passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
