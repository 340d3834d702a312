"""Raw figures to the published database: read, stage, publish, check, swap."""

from pipelines.store.code import LOADED as LOADED
