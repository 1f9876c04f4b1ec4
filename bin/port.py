"""Say whether a site may listen at HOST and PORT:  port.py HOST PORT.  Ends with a sentence where it may not."""

import errno
import socket
import sys
import time

PATIENCE = 4  # seconds: workers of a killed site keep the port a moment longer


def main(host: str, port: str) -> None:
    """Try to take the port and let it go again."""
    if not (port.isascii() and port.isdigit() and 1 <= int(port) <= 65535):
        sys.exit(f"PORT={port} không hợp lệ. Hãy đặt PORT là một số từ 1 đến 65535, ví dụ PORT=8001 bin/serve")
    until = time.monotonic() + PATIENCE
    while (trouble := tried(host, int(port))) and trouble.errno == errno.EADDRINUSE and time.monotonic() < until:
        time.sleep(0.2)
    if trouble is None:
        return
    if trouble.errno == errno.EADDRINUSE:
        sys.exit(f"Cổng {port} đang có chương trình khác dùng. Hãy chọn cổng khác, ví dụ: PORT={other(port)} bin/serve")
    if trouble.errno in (errno.EACCES, errno.EPERM):
        sys.exit(f"Không được phép dùng cổng {port}. Hãy chọn cổng từ 1024 trở lên, ví dụ: PORT=8000 bin/serve")
    sys.exit(
        f"Không mở được địa chỉ HOST={host} ({trouble.strerror}). Hãy đặt HOST là địa chỉ của máy này, ví dụ 127.0.0.1"
    )


def tried(host: str, port: int) -> OSError | None:
    """The trouble that listening there makes, if any."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            attempt.bind(address)
            attempt.listen()
    except (OSError, UnicodeError) as error:
        return error if isinstance(error, OSError) else OSError(errno.EINVAL, "tên không hợp lệ")
    return None


def other(port: str) -> int:
    """A neighbouring port to propose."""
    return int(port) + 1 if int(port) < 65535 else 8000


if __name__ == "__main__":
    main(*sys.argv[1:])
