"""The map: how every area looks, its legend and its words, as SVG, as an answer for the script, and as a picture."""
