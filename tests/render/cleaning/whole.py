"""What would make Office offer to repair a file: arrows into nothing, numbers without an arrow, parts of no kind."""

import io
import posixpath
import zipfile
from urllib.parse import unquote

from lxml import etree

RELATIONS = ("/officeDocument/2006/relationships}", "/officeDocument/relationships}")


def faults(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    keys = {name.lower() for name in parts}
    found = list(_without_kind(parts))
    for name, body in parts.items():
        if name.endswith(".rels"):
            found += _into_nothing(name, body, keys)
        elif name.endswith((".xml", ".vml")):
            found += _without_arrow(name, body, parts)
    return sorted(found)


def _without_kind(parts: dict[str, bytes]) -> list[str]:
    rows = etree.fromstring(parts["[Content_Types].xml"])
    named = {unquote(row.get("PartName") or "").lstrip("/").lower() for row in rows}
    endings = {(row.get("Extension") or "").lower() for row in rows}
    others = [name for name in parts if name != "[Content_Types].xml" and name.lower() not in named]
    lost = [f"kind of {name}, which is not there" for name in named - {each.lower() for each in parts} - {""}]
    return lost + [f"{name} has no kind" for name in others if name.rpartition(".")[2].lower() not in endings]


def _into_nothing(name: str, body: bytes, keys: set[str]) -> list[str]:
    found = []
    folder = posixpath.dirname(posixpath.dirname(name))
    for row in etree.fromstring(body):
        target = unquote((row.get("Target") or "").partition("#")[0])
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").lower()
        if row.get("TargetMode") != "External" and target and path not in keys:
            found.append(f"{name}: {row.get('Id')} leads to {target}")
    return found


def _without_arrow(name: str, body: bytes, parts: dict[str, bytes]) -> list[str]:
    folder, _, file = name.rpartition("/")
    rels = parts.get(f"{folder}/_rels/{file}.rels".lstrip("/"), b"<none/>")
    known = {row.get("Id") for row in etree.fromstring(rels)}
    root = etree.fromstring(body, etree.XMLParser(recover=True))
    return [
        f"{name}: {key} = {value}"
        for element in (root.iter("*") if root is not None else ())
        for key, value in element.items()
        if any(space in str(key) for space in RELATIONS) and value and value not in known
    ]
