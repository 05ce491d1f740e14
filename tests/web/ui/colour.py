"""Colours as a screen shows them: the tokens read from their file, oklch to sRGB, contrast by WCAG 2."""

import math
import re

from bulkhead.web import ui

CSS = ui.STATIC / "ui" / "css"
Oklch = tuple[float, float, float]
Rgb = tuple[int, int, int]


def token(name: str, *, scheme: str, hue: int = 260, tone: float = 0.15) -> Rgb:
    """The colour of one token, in the light or the dark, at a hue."""
    text = (CSS / "tokens.css").read_text(encoding="utf-8")
    found = re.search(rf"--{name}: (?:light-dark\()?oklch\((.+?)\)(?:, oklch\((.+?)\)\))?;", text)
    assert found, name
    chosen = found.group(2) if scheme == "dark" and found.group(2) else found.group(1)
    return srgb(_values(chosen, hue=hue, tone=tone))


def contrast(one: Rgb, other: Rgb) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def srgb(colour: Oklch) -> Rgb:
    """CSS Color 4: to linear light, clipped to the gamut, rounded to what a screen holds."""
    lightness, chroma, hue = colour
    a = chroma * math.cos(math.radians(hue))
    b = chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    red, green, blue = (round(255 * _encoded(min(max(channel, 0), 1))) for channel in linear)
    return red, green, blue


def _values(written: str, *, hue: int, tone: float) -> Oklch:
    plain = re.sub(r"calc\(([\d.]+) \* var\(--tone\)\)", lambda found: str(float(found.group(1)) * tone), written)
    first, second, third = plain.replace("var(--hue)", str(hue)).split()
    return float(first), float(second), float(third)


def _encoded(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_decoded(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _decoded(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
