"""A drawing as SVG: in a page, and as a file that stands alone."""
