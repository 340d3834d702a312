"""From stored releases to a published version: the recipe and its steps."""

from pipelines.build.recipe import Built, build, build_apart, build_in, changes_between, check

__all__ = ["Built", "build", "build_apart", "build_in", "changes_between", "check"]
