"""Post ⇄ JSON: the public schema ``postbind/post@1``."""

from __future__ import annotations

from typing import Any, Final, Literal

import msgspec

from convert.frozen import FrozenMap
from convert.nodes import Post

SCHEMA: Final = "postbind/post@1"


class _Envelope(msgspec.Struct, frozen=True):
    schema: Literal["postbind/post@1"]
    post: Post


def to_json(post: Post) -> bytes:
    """Write the post as JSON: ``{"schema": "postbind/post@1", "post": {…}}``, UTF-8, one line."""
    portable = msgspec.structs.replace(post, meta=msgspec.structs.replace(post.meta, root=""))
    return msgspec.json.encode(_Envelope(SCHEMA, portable), enc_hook=_to_builtin)


def from_json(data: bytes | str) -> Post:
    """Read what ``to_json`` wrote.

    Errors: msgspec.ValidationError names the place in the JSON that does not fit the schema.
    """
    return msgspec.json.decode(data, type=_Envelope, dec_hook=_from_builtin).post


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what ``to_json`` writes."""
    schema = msgspec.json.schema(_Envelope, schema_hook=_schema_of)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **schema}


def _to_builtin(value: object) -> object:
    if isinstance(value, FrozenMap):
        return dict(value)
    raise NotImplementedError(f"no JSON form for {type(value).__name__}")


def _from_builtin(kind: type, value: object) -> object:
    if kind is FrozenMap and isinstance(value, dict):
        return FrozenMap(value)
    raise NotImplementedError(f"no {kind.__name__} from {type(value).__name__}")


def _schema_of(kind: type) -> dict[str, Any]:
    if kind is FrozenMap:
        return {"type": "object"}
    raise NotImplementedError(f"no JSON Schema for {kind.__name__}")
