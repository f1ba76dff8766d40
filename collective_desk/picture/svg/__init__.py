"""A map, its legend and a timeline as SVG."""
