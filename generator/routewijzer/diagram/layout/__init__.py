"""From cells and ways to coordinates: sizes, gutters, conditions, and the finished drawing."""
