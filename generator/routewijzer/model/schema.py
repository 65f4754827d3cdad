"""The JSON Schema of the model: completes and checks `route.yaml` in an editor."""

from typing import Any

from routewijzer.model.route import Route


def json_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of `route.yaml`, with the description of every key."""
    schema = Route.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Routewijzer route"
    return schema
