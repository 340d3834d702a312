"""One module per page: PATH, TITLE, layout(**parameters of the address). Ask, draw, return."""
