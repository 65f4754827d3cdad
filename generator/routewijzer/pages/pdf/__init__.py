"""The route as one PDF to mail, to print and to keep: what stands in it, decided; the engine only sets it."""
