"""How the dashboard is served: as many processes as cores, a few threads each; the database is opened after the fork."""

import gc
import os

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8050')}"
workers = int(os.environ.get("WEB_CONCURRENCY", min(os.cpu_count() or 1, 2)))
worker_class = "gthread"
threads = 4
# The application is imported once before the fork (shared memory); dashboard.db connects on the first question only.
preload_app = True
# No back door beside the port: two instances of one user would share it.
control_socket_disable = True
# No worker is renewed by itself: after a build it would show the new version while the others still show the old one.
max_requests = 0
timeout = 60
keepalive = 15
accesslog = None


def when_ready(_server: object) -> None:
    """Before the first fork: what is loaded by now stays shared, the garbage collector of a worker must not write into it."""
    gc.collect()
    gc.freeze()
