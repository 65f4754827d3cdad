"""How wide text is, how it breaks, how large a box must be for it, and how it is written safely."""
