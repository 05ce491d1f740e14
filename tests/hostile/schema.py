"""The route table as an OpenAPI document, for programs that try every address in every way."""

from itertools import product
from urllib.parse import unquote

from tests.rig.addresses import SLOT, Address, addresses

TOKEN = "c" * 32
SAID = ("200", "202", "302", "303", "304", "400", "403", "404", "405", "409", "410", "413", "422", "429", "503")
KINDS: dict[str, dict[str, object]] = {
    "uuid": {"type": "string", "format": "uuid"},
    "int": {"type": "integer", "minimum": 0},
    "slug": {"type": "string", "enum": ["signal", "harbor", "nobody"]},
    "str": {"type": "string", "minLength": 1},
    "path": {"type": "string", "minLength": 1},
}
WORDS = ("words", "title", "name", "email", "text", "because", "note", "q", "kind", "role", "state", "next", "code")
DATES = ("due_on", "day", "date", "from", "until", "at")
COUNTS = ("page", "n", "version", "days", "hours", "size", "hue")
LEAVES = frozenset({"account_logout", "sign-out", "sessions-end", "sessions-ending"})  # they would end the walk.


def schema(urlconf: str, *, values: dict[str, str]) -> dict[str, object]:
    """Every address but those that end the session; `values` are words that lead somewhere, by slot."""
    every = [one for one in addresses(urlconf) if one.declared is not None and one.name not in LEAVES]
    paths = {_path(one): _item(one, values) for one in every}
    return {"openapi": "3.0.3", "info": {"title": urlconf, "version": "1"}, "paths": paths}


def _path(address: Address) -> str:
    return "/" + unquote(SLOT.sub(lambda slot: "{" + slot["name"] + "}", address.pattern))


def _item(address: Address, values: dict[str, str]) -> dict[str, object]:
    assert address.declared is not None
    item: dict[str, object] = {method.lower(): _operation(address, method) for method in address.declared.methods}
    item["parameters"] = [_slot(slot.name, slot.converter, values) for slot in address.slots]
    return item


def _slot(name: str, converter: str, values: dict[str, str]) -> dict[str, object]:
    about = KINDS[converter]
    if name in values:
        about = {"anyOf": [{"type": "string", "enum": [values[name]]}, about]}
    return {"name": name, "in": "path", "required": True, "schema": about}


def _operation(address: Address, method: str) -> dict[str, object]:
    operation: dict[str, object] = {"responses": {code: {"description": "As it should be."} for code in SAID}}
    operation["operationId"] = f"{method}-{address.name}"
    if method == "POST":
        operation["requestBody"] = {
            "required": True,
            "content": {"application/x-www-form-urlencoded": {"schema": _form()}},
        }
    else:
        operation["parameters"] = [
            {"name": name, "in": "query", "schema": about} for name, about in _fields() if name not in ("next", "code")
        ]
    return operation


def _form() -> dict[str, object]:
    token = {"csrfmiddlewaretoken": {"type": "string", "enum": [TOKEN]}}
    return {"type": "object", "properties": {**token, **dict(_fields())}, "required": ["csrfmiddlewaretoken"]}


def _fields() -> list[tuple[str, dict[str, object]]]:
    kinds = ((WORDS, {"type": "string"}), (DATES, {"type": "string", "format": "date"}), (COUNTS, {"type": "integer"}))
    return [pair for names, about in kinds for pair in product(names, [about])]
