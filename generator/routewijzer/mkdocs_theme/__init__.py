"""The theme `routewijzer` of MkDocs: this folder is what MkDocs finds by the name in `mkdocs.yml`.

It holds only the configuration that MkDocs asks for. The plugin adds the folder of the templates, which
stands beside the package in the repository and inside it in a wheel (see `project.open_project`).
"""
