"""A PDF of plain data and fixed templates, by Typst: values in, bytes out."""
