"""The texts that a site holds as data, as the browser reads them."""

import json
from collections.abc import Iterator

from routewijzer.pipeline import Site


def helper_texts(site: Site) -> Iterator[str]:
    """Yield the texts of the helper's data, as the browser reads them."""
    data = site.files["assets/helper-data.js"].decode()
    return texts_in(json.loads(data[data.index("{") : data.rindex("}") + 1]))


def texts_in(data: object) -> Iterator[str]:
    """Yield every text in plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from texts_in(part)


def searched_texts(site: Site) -> Iterator[str]:
    """Return what the search knows of each page, as the browser reads it."""
    script = site.files["assets/search-index.js"].decode()
    data = json.loads(script.removeprefix("window.routewijzer.searchData=").removesuffix(";\n"))
    return (str(text) for row in data["pages"] for text in row)
