"""What the operator sets for logins: how somebody is recognised (ATLAS_AUTH), and what stands in front of the web service (ATLAS_TLS)."""

from __future__ import annotations

import os
from enum import StrEnum
from urllib.parse import urlsplit

from flask import request

from dashboard.texts import users as texts
from dashboard.users import secret
from dashboard.users.secret import SecretError
from dashboard.web import canonical


class Mode(StrEnum):
    """How somebody is recognised: by nothing but the machine they sit at, by accounts of the atlas, by an identity provider."""

    NONE = "none"
    LOCAL = "local"
    OIDC = "oidc"


class SettingError(Exception):
    """A setting cannot be used; the message is German, names it, and says what is possible."""


def check() -> None:
    """Read every setting once. Raises SettingError."""
    behind_tls()
    try:
        secret.check()
    except SecretError as error:
        raise SettingError(str(error)) from None
    if mode() is Mode.OIDC:
        from dashboard.users import provider  # and what it needs, in this mode only

        provider.settings()


def mode() -> Mode:
    """ATLAS_AUTH, by default none. Raises SettingError."""
    stated = os.environ.get("ATLAS_AUTH", "").strip() or Mode.NONE
    try:
        return Mode(stated)
    except ValueError:
        raise SettingError(texts.UNKNOWN_MODE.format(value=stated)) from None


def behind_tls() -> bool:
    """ATLAS_TLS=1: a proxy in front speaks https with the visitors and adds their address to X-Forwarded-For. Raises SettingError."""
    stated = os.environ.get("ATLAS_TLS", "").strip() or "0"
    if stated not in ("0", "1"):
        raise SettingError(texts.UNKNOWN_TLS.format(value=stated))
    return stated == "1"


def is_secure() -> bool:
    """Whether the visitor speaks https."""
    return request.is_secure or behind_tls()


def own_origins() -> frozenset[str]:
    """The origins whose pages are ours: the one asked for (with https alone behind a proxy), and the one under which the atlas is known."""
    origins = {f"https://{request.host}" if behind_tls() else request.host_url.rstrip("/")}
    if mode() is not Mode.NONE and canonical.absolute(""):
        known = urlsplit(canonical.absolute(""))
        origins.add(f"{known.scheme}://{known.netloc}".lower())
    return frozenset(origins)


def peer() -> str:
    """The address of whoever asks; behind a proxy, the last it has written down."""
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return (forwarded if behind_tls() and forwarded else request.remote_addr) or ""
