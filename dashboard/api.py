"""Answers for scripts and downloads: plain GET addresses that carry the build version."""

from __future__ import annotations

from flask import Blueprint


def downloads() -> list[tuple[str, str]]:
    """Addresses of the files offered to a browser without scripts, with their names."""
    return []


def blueprint() -> Blueprint:
    """The routes."""
    return Blueprint("api", __name__)
