"""What leaves the published database as files for everybody: Parquet, CSV, boundaries, and what portals and programs read about them."""

from pipelines.open_data.publication import Publication, publish

__all__ = ["Publication", "publish"]
