"""Verifies an export: run `python3 verify.py` in the folder it was unpacked to. It needs nothing but Python."""

import hashlib
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OWN = ("checksums.json",)


def changed_files() -> list[str]:
    """What is missing, changed, or does not belong here."""
    sums = json.loads((HERE / "checksums.json").read_text(encoding="utf-8"))
    found = {path.relative_to(HERE).as_posix() for path in HERE.rglob("*") if path.is_file()}
    faults = [f"{name} does not belong here" for name in sorted(found - sums.keys() - set(OWN))]
    for name, kept in sorted(sums.items()):
        if name not in found:
            faults.append(f"{name} is missing")
        elif sha256(HERE / name) != kept["sha256"]:
            faults.append(f"{name} was changed")
    return faults


def sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def wrong_files() -> list[str]:
    """Files that are not what their row says."""
    rows = json.loads((HERE / "data" / "Blob.json").read_text(encoding="utf-8"))
    named = [row for row in rows if row.get("path") and (HERE / row["path"]).is_file()]
    return [f"{row['path']} is not what its row says" for row in named if sha256(HERE / row["path"]) != row["sha256"]]


def broken_log() -> tuple[int, list[str]]:
    """How many lines of the log follow from one another, and the first that does not."""
    number, previous = 0, "0" * 64
    for line in json.loads((HERE / "data" / "VaultLine.json").read_text(encoding="utf-8")):
        actor = [line["actor_kind"], line["actor_name"], line["actor_id"] or ""]
        content = [number + 1, line["at"], *actor, line["act"], line["subject"] or "", line["words"], previous]
        told = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
        if (line["number"], line["previous"], line["hash"]) != (number + 1, previous, told):
            return number, [f"line {number + 1} of the log was changed, moved or removed"]
        number, previous = number + 1, told
    return number, []


def main() -> int:
    lines, broken = broken_log()
    faults = [*changed_files(), *wrong_files(), *broken]
    for fault in faults:
        print(fault)
    if not faults:
        print(f"All files are as they were, and all {lines} lines of the log follow from one another.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
