"""The main fund's year as files."""

from .. import open_data
from ..funds.downloads import DownloadView, NoticeView
from ..year_page import BooksMixin


class Download(BooksMixin, DownloadView):
    tables = staticmethod(open_data.tables)


class Notice(BooksMixin, NoticeView):
    pass
