"""Where the embedded server keeps its files, and as whom it runs.

PostgreSQL refuses to run as root, so root hands it to `nobody`; a folder that only root may enter
(`/root/portal`) is then no folder for its data; see external_data_dir.py.
"""

import functools
import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import external_data_dir
from .locks import alone


class EmbeddedError(Exception):
    """The embedded server can't do what was asked; the message is a sentence for the person at the keyboard."""


@dataclass(frozen=True)
class ServerPaths:
    """`home` holds data/, log/, programs-*/ and the lock files; `user` runs the server (None: whoever asks)."""

    home: Path
    user: pwd.struct_passwd | None

    @property
    def identity(self) -> dict:
        """Arguments for `subprocess` that make a program run as the server's user, with no right of ours left."""
        if self.user is None:
            return {}
        return {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}

    def may(self, test: str, path: Path) -> bool:
        """Ask the system itself, as the server's user: modes, lists of rights and mounts all count."""
        asked = subprocess.run(["test", test, str(path)], cwd="/", check=False, **self.identity)
        return asked.returncode == 0

    def make_folder(self, name: str) -> Path:
        """Make a folder of `home` that only the server's user may enter."""
        folder = self.home / name
        folder.mkdir(mode=0o700, exist_ok=True)
        if self.user is not None:
            os.chown(folder, self.user.pw_uid, self.user.pw_gid)
        return folder


@functools.cache
def paths_for(data_dir: Path) -> ServerPaths:
    """Choose the folder that belongs to `data_dir`; the same answer for as long as the data lie there.

    Raises EmbeddedError where existing data can't be reached by the user who owns them.
    """
    near = data_dir / "postgresql"
    if os.geteuid() != 0:
        return _create(ServerPaths(near, None))
    _create(ServerPaths(data_dir, _owner(near / "data")))
    with alone(data_dir / "place.lock"):
        return _paths_for_root(data_dir, near)


def _paths_for_root(data_dir: Path, near: Path) -> ServerPaths:
    far = external_data_dir.existing(data_dir)
    if far is not None:
        return ServerPaths(far, _owner(far / "data"))
    paths = ServerPaths(near, _owner(near / "data"))
    if (near / "data").exists():
        if not paths.may("-x", near):
            raise EmbeddedError(
                f"Người dùng {paths.user.pw_name} không còn vào được thư mục cơ sở dữ liệu {near}. "
                "Hãy trả lại quyền truy cập như trước rồi chạy lại."
            )
        return paths
    if _create(paths).may("-x", near):
        return paths
    near.rmdir()
    return _create(ServerPaths(external_data_dir.create(data_dir), paths.user))


def _owner(data: Path) -> pwd.struct_passwd:
    # Data begun by an ordinary user stay that user's, even when root starts the site once.
    try:
        owner = data.stat().st_uid
    except FileNotFoundError:
        owner = 0
    return pwd.getpwuid(owner) if owner else pwd.getpwnam("nobody")


def _create(paths: ServerPaths) -> ServerPaths:
    missing = [folder for folder in (paths.home, *paths.home.parents) if not folder.exists()]
    try:
        paths.home.mkdir(parents=True, exist_ok=True)
        for folder in missing if paths.user is not None else ():
            folder.chmod(0o711)  # whatever root's umask: the server's user must pass through
    except OSError as error:
        raise EmbeddedError(
            f"Không tạo được thư mục {paths.home}. Hãy đặt DATA_DIR là một thư mục ghi được."
        ) from error
    return paths
