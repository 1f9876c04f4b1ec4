"""Static files as WhiteNoise serves them, those of a release that came after this process started included.

While one release takes over from another, a page of the new one may ask the old one for its style sheet.
"""

import os
from typing import Any

from whitenoise.middleware import WhiteNoiseMiddleware


class StaticFiles(WhiteNoiseMiddleware):
    """Looks at the disk for what it has not seen as it started."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        if not self.autorefresh:
            self.directories.append((os.path.join(os.path.abspath(self.static_root), ""), self.static_prefix))

    def __call__(self, request: Any) -> Any:
        path = request.path_info
        is_unknown = not self.autorefresh and path.startswith(self.static_prefix) and path not in self.files
        if is_unknown and (found := self.find_file(path)):
            self.files[path] = found
        return super().__call__(request)
