"""The image files of authors: known by their bytes, bounded in size, SVG written again."""
