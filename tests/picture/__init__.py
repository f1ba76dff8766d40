"""The picture: shapes, ties, names, legend, SVG."""
