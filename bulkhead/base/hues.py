"""The 21 hues a client may wear; 15, 30 and 45 are kept for "late" and "stopped"."""

HUES: tuple[int, ...] = tuple(hue for hue in range(0, 360, 15) if hue not in (15, 30, 45))


def free_hue(taken: list[int]) -> int:
    """The hue farthest from those in use; the first one for a first client."""
    if not taken:
        return 225

    def distance(hue: int) -> int:
        return min(min(abs(hue - other), 360 - abs(hue - other)) for other in taken)

    return max(HUES, key=distance)
