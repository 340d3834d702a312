"""Writers: each turns a briefing into the bytes of one format. Only the renderer and the command line import them."""
