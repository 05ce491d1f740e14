"""The component library: macros, stylesheets, behaviours. It knows no data and no plane."""

from pathlib import Path

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"
