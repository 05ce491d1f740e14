"""What the kernel says of a process: memory that is its own, processor time it used. Linux only; elsewhere unknown."""

from pathlib import Path


def own_memory(pid: int) -> float:
    """Megabytes that no other process shares (USS)."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    kilobytes = sum(int(line.split()[1]) for line in lines if line.startswith(("Private_Clean", "Private_Dirty")))
    return round(kilobytes / 1024, 1)


def may_look(pid: int) -> bool:
    """Whether we may see what memory that process has: a sealed one shows it to root alone."""
    try:
        Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return False
    return True


def cpu_ms(pid: int) -> float:
    """Milliseconds on a processor, of all its threads."""
    spent = [int((task / "schedstat").read_text().split()[0]) for task in Path(f"/proc/{pid}/task").iterdir()]
    return sum(spent) / 1_000_000


def children_of(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += [int(child) for child in (task / "children").read_text().split()]
    return found


def can_tell() -> bool:
    """Whether this machine has these files."""
    return Path("/proc/self/smaps_rollup").exists() and Path("/proc/self/schedstat").exists()
