"""The renderer as a program, with works.py in place of the briefings: python -m tests.briefings.renderer_of_works"""

from __future__ import annotations

from functools import partial

from dashboard.briefings import renderer
from tests.briefings import works

if __name__ == "__main__":
    renderer.Renderer = partial(  # type: ignore[misc,assignment]
        renderer.Renderer, work=works.behave, prepare=works.prepare_nothing, processes=2, seconds=5
    )
    renderer.main()
