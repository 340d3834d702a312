"""How the dashboard is served: as many processes as cores, each with as many connections as come; the database is opened after the fork."""

import gc
import logging
import os
import sys

from dashboard.web import log_lines
from logs import LogSettingError

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8050')}"
workers = int(os.environ.get("WEB_CONCURRENCY", min(os.cpu_count() or 1, 2)))
# Slow and idle connections keep nobody waiting (see dashboard/web/worker.py); 800 of them need fewer than the usual 1,024 open files.
worker_class = "dashboard.web.worker.Worker"
worker_connections = 800
# Seconds for reading the head of a request, and for an idle connection to say something again.
keepalive = 15
# The application is imported once before the fork (shared memory); dashboard.db connects on the first question only.
preload_app = True
# No back door beside the port: two instances of one user would share it.
control_socket_disable = True
# A worker that computes longer than this without a pause is replaced.
timeout = 60
accesslog = None
try:
    logconfig_dict = log_lines.configuration()
except LogSettingError as error:
    raise SystemExit(str(error)) from None
# No header of a request says where the application lies.
forwarder_headers = ""


def when_ready(_server: object) -> None:
    """Before the first fork: what is loaded by now stays shared, the garbage collector of a worker must not write into it."""
    from dashboard import db
    from dashboard.web import assets

    assets.pack()
    db.pin()
    gc.collect()
    gc.freeze()


def on_reload(_server: object) -> None:
    """A HUP starts the workers anew; each finds out by itself what is current (web/worker.py), this only saves it the first step."""
    from dashboard import db

    db.pin()


def worker_exit(_server: object, _worker: object) -> None:
    """A worker ends at once: taken apart piece by piece it would fill the log with what DuckDB's binding leaves behind."""
    from dashboard import db

    db.forget()
    _end(0)


def on_exit(_server: object) -> None:
    """So does the process that has started them, for the same reason; where it ends because they could not start, with that status."""
    _end(getattr(sys.exception(), "exit_status", 0))


def _end(status: int) -> None:
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
