"""Django's PostgreSQL engine on the embedded server, which is started when a connection finds it down."""

from pathlib import Path

from django.db.backends.postgresql import base, client
from django.db.utils import OperationalError

from .layout import paths_for
from .programs import folder_of_programs
from .server import Server


def server_of(settings: dict) -> Server:
    """The server of one entry of DATABASES; its DATA_DIR says which."""
    return Server(paths_for(Path(settings["DATA_DIR"])))


class DatabaseClient(client.DatabaseClient):
    """`manage.py dbshell` with the psql of the wheel: the machine need not have one."""

    @classmethod
    def settings_to_cmd_args_env(cls, settings_dict, parameters):
        """Name the wheel's psql and the socket of the running server."""
        server = server_of(settings_dict)
        settings_dict = settings_dict | {"HOST": str(server.start())}
        words, environment = super().settings_to_cmd_args_env(settings_dict, parameters)
        return [str(folder_of_programs(server.paths) / "psql"), *words[1:]], environment


class DatabaseWrapper(base.DatabaseWrapper):
    """Connects as Django does, over the socket of the embedded server."""

    client_class = DatabaseClient

    def __init__(self, settings_dict, alias="default"):
        super().__init__(settings_dict, alias)
        self._server = None

    @property
    def server(self) -> Server:
        """Found at the first connection: commands without a database leave no trace on the disk."""
        if self._server is None:
            self._server = server_of(self.settings_dict)
        return self._server

    def get_new_connection(self, conn_params):
        """Connect; where no server is ready, start it first.

        Raises EmbeddedError where it will not start.
        """
        self.server.enter()
        sockets = self.server.sockets() or self.server.start()
        try:
            return super().get_new_connection(conn_params | {"host": str(sockets)})
        except (OperationalError, self.Database.OperationalError):
            # Killed between the look and the call? If it still runs, the trouble is another one.
            if self.server.sockets() == sockets and not self.server.make_missing(sockets):
                raise
            return super().get_new_connection(conn_params | {"host": str(self.server.start())})
