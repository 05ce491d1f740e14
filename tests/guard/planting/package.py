"""An Office package taken apart: parts are put in, changed and related, and then it is a file again."""

import posixpath
import zipfile
from io import BytesIO

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NO_RELATIONS = f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{_PACKAGE}"></Relationships>'
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


class Package:
    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(BytesIO(content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self._relations = 0

    def text(self, name: str) -> str:
        return self.parts[name].decode("utf-8")

    def put(self, name: str, content: str | bytes, *, kind: str = "") -> None:
        """A part, and its content type unless its ending has one."""
        written = content if isinstance(content, bytes) else f"{DECLARED}{content}".encode()
        self.parts[name] = written
        if kind:
            self.before("[Content_Types].xml", "</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/>')

    def ending(self, ending: str, *, kind: str) -> None:
        if f'Extension="{ending}"' not in self.text("[Content_Types].xml"):
            new = f'<Default Extension="{ending}" ContentType="{kind}"/>'
            self.swap("[Content_Types].xml", "<Override", f"{new}<Override")

    def swap(self, name: str, old: str, new: str) -> None:
        """The first place where the old words stand; they must stand there."""
        text = self.text(name)
        assert old in text, (name, old)
        self.parts[name] = text.replace(old, new, 1).encode()

    def before(self, name: str, anchor: str, new: str) -> None:
        self.swap(name, anchor, new + anchor)

    def relate(self, owner: str, target: str, *, kind: str, outside: bool = False) -> str:
        """The id under which the owner knows the target, a part or an address outside."""
        folder, _, base = owner.rpartition("/")
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self.parts:
            self.parts[relations] = _NO_RELATIONS.encode()
        self._relations += 1
        name = f"rIdPlanted{self._relations}"
        where = target if outside else f"/{target}"
        mode = ' TargetMode="External"' if outside else ""
        full = kind if kind.startswith("http") else f"{RELATION}/{kind}"
        line = f'<Relationship Id="{name}" Type="{full}" Target="{where}"{mode}/>'
        self.before(relations, "</Relationships>", line)
        return name

    def saved(self, *, comment: str = "") -> bytes:
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self.parts.items():
                package.writestr(name, content)
            package.comment = comment.encode()
        return packed.getvalue()
