"""From stored releases to a published version: the recipe and its steps."""

from pipelines.build.recipe import AREA_KINDS, Built, build, check

__all__ = ["AREA_KINDS", "Built", "build", "check"]
