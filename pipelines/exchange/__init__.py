"""Who can help whom: which Kommunen have solved what a finding says, partners for each finding, and suggestions for roundtables."""

from pipelines.exchange.publish import publish_exchange

__all__ = ["publish_exchange"]
