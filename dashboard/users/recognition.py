"""Who asks: by ATLAS_AUTH none whoever sits at this machine, else whoever has signed in."""

from __future__ import annotations

import ipaddress

from flask import request

from dashboard.users import csrf, settings, signed_in
from dashboard.users.roles import NOBODY, Role, User
from dashboard.users.settings import Mode

AT_THIS_MACHINE = User("lokal", Role.LEITSTELLE)
_LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]"})
# What proxies add; no browser sends any of it on its own, and our scripts only the token of a form.
_ADDED = ("x-", "cf-", "cdn-", "fastly-", "front-end-")
_ADDED_WHOLE = frozenset({"forwarded", "via", "true-client-ip", "client-ip", "proxy"})
_OWN = frozenset({csrf.HEADER.lower()})


def recognise() -> User:
    """Whoever sends the request being answered."""
    if settings.mode() is Mode.NONE:
        return AT_THIS_MACHINE if is_at_this_machine() else NOBODY
    return signed_in.user()


def is_at_this_machine() -> bool:
    """Whether the request comes from this machine, for a name of this machine, and nobody has passed it on."""
    return _is_local_host() and not _was_passed_on() and _is_local_peer()


def _is_local_host() -> bool:
    """A name of this machine with the port of this server; another name would be a site that had its name lead here."""
    host, port = request.host, request.environ.get("SERVER_PORT", "")
    given = host.rpartition(":")[2]
    name, given = (host.removesuffix(f":{given}"), given) if given.isdecimal() else (host, "80")
    return name in _LOCAL_HOSTS and given == port


def _was_passed_on() -> bool:
    """By what a proxy adds, or by its old way of asking: nginx adds nothing unless told to, and puts its own name for this server in as Host."""
    if request.environ.get("SERVER_PROTOCOL") == "HTTP/1.0" or "Host" not in request.headers:
        return True
    names = {name.lower() for name in request.headers.keys()} - _OWN  # noqa: SIM118 (pairs else)
    return any(name in _ADDED_WHOLE or name.startswith(_ADDED) for name in names)


def _is_local_peer() -> bool:
    try:
        peer = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return False
    mapped = peer.ipv4_mapped if isinstance(peer, ipaddress.IPv6Address) else None
    return (mapped or peer).is_loopback
