"""From stored releases to a published version: the recipe and its steps."""

from pipelines.build.recipe import Built, build, check

__all__ = ["Built", "build", "check"]
