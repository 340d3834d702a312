"""Who asks: by ATLAS_AUTH none (whoever sits at this machine), local (accounts of this atlas) or oidc (accounts of an identity provider)."""

from __future__ import annotations

import ipaddress

from flask import request

from dashboard.users.roles import NOBODY, Role, User

AT_THIS_MACHINE = User("lokal", Role.LEITSTELLE)
_LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]"})
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip", "Via")


def recognise() -> User:
    """Whoever sends the request being answered."""
    return AT_THIS_MACHINE if is_at_this_machine() else NOBODY


def is_at_this_machine() -> bool:
    """Whether the request comes from this machine, for a name of this machine, and nobody has passed it on."""
    host = request.host.rpartition(":")[0] if request.host.rpartition(":")[2].isdecimal() else request.host
    if host not in _LOCAL_HOSTS or any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
