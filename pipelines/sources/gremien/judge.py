"""Judges a registry list against the one that counts so far; see pipelines/registry/order_in_time.py."""

from pipelines.registry.order_in_time import judge

__all__ = ["judge"]
