"""The longer texts of content/: from Markdown to safe HTML, with what is wrong in them."""
