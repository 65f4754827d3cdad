"""The schema of the model's keys, made from its classes, and one walk over a route."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from routewijzer.annotations import Annotation, Ref, SearchText
from routewijzer.key_schema import KeySchema, Node, sections, value_at, walk
from routewijzer.model.types import Named, Part
from routewijzer.yamldoc import KeyPath


@cache
def key_schema(part: type[Part]) -> KeySchema:
    """Return the keys of a class of the model, with all annotations of its fields and of the class."""
    fields = {
        name: replace(
            _of(field.annotation, _annotations(field.metadata)), description=field.description or ""
        )
        for name, field in part.model_fields.items()
        if name != "id" or not issubclass(part, Named)
    }
    return KeySchema(part.annotations, fields)


def walk_route(part: Part, path: KeyPath = ()) -> Iterator[Node]:
    """Yield a route (or a part of it, which stands at `path`) and everything that it holds."""
    return walk(key_schema(type(part)), part, path)


def search_texts(route: Part, part: Part, keyword: bool = False) -> Iterator[str]:
    """Yield the texts by which a reader finds a part of a route, or its keywords.

    Its own, and those of what it refers to by an annotated reference.
    """
    keys = key_schema(type(route))
    for node in walk_route(part):
        remark, reference = node.get(SearchText), node.get(Ref)
        if remark is None or remark.keyword != keyword:
            continue
        texts = node.value if isinstance(node.value, tuple) else (node.value,)
        if reference is None:
            yield from (str(text) for text in texts)
            continue
        for section in (name for kind in reference.kinds for name in sections(keys, kind)):
            named = value_at(route, (section, str(node.value)))
            if isinstance(named, Part):
                yield from search_texts(route, named)


def _of(kind: Any, annotations: tuple[Annotation, ...]) -> KeySchema:
    """Return the schema of a type, of what is inside Annotated and Optional."""
    if hasattr(kind, "__metadata__"):
        inner, *remarks = get_args(kind)
        return _of(inner, (*annotations, *_annotations(remarks)))
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _of(next(argument for argument in arguments if argument is not type(None)), annotations)
    if isinstance(kind, type) and issubclass(kind, Part):
        schema = key_schema(kind)
        return replace(schema, annotations=(*annotations, *schema.annotations))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return KeySchema(annotations, entries=_of(arguments[-1], ()))
    if origin is tuple:
        return KeySchema(annotations, items=_of(arguments[0], ()))
    return KeySchema(annotations)


def _annotations(remarks: object) -> tuple[Annotation, ...]:
    return (
        tuple(remark for remark in remarks if isinstance(remark, Annotation))
        if isinstance(remarks, list)
        else ()
    )
