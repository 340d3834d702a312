"""The headers that keep a page to itself: nothing from elsewhere, nothing to elsewhere, no frame around it."""

from __future__ import annotations

from collections.abc import Sequence

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


def content_security_policy(script_hashes: Sequence[str] = ()) -> str:
    """Only this server, no eval; inline styles are needed by the component libraries, blob workers by nothing but charts."""
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self'", *script_hashes]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def security_headers(script_hashes: Sequence[str] = ()) -> dict[str, str]:
    """All of them, for any answer."""
    return {**HEADERS, "Content-Security-Policy": content_security_policy(script_hashes)}
