"""Draws the controls of forms as Django's own templates do, without a template for each of forty ticks or options."""

from collections.abc import Callable, Mapping
from typing import TypedDict

from django.forms.renderers import Jinja2
from django.http import HttpRequest
from markupsafe import escape

Attributes = Mapping[str, object]
FOLDER = "django/forms/widgets/"


class Control(TypedDict, total=False):
    """What Django says of one control."""

    name: str
    type: str
    value: object
    label: object
    attrs: Attributes
    wrap_label: bool
    optgroups: list[tuple[str | None, list["Control"], int]]


class Context(TypedDict):
    """What is handed to a template of a control."""

    widget: Control


class Controls(Jinja2):
    """The plain controls are drawn here; for every other one Django's own template speaks."""

    def render(self, template_name: str, context: Context, request: HttpRequest | None = None) -> str:  # type: ignore[override]  # said closer.
        draw = DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, dict(context), request)


def entry(control: Control) -> str:
    """An input of one line, a tick, or something hidden."""
    value = control.get("value")
    said = "" if value is None else f' value="{escape(value)}"'
    return f'<input type="{escape(control["type"])}" name="{escape(control["name"])}"{said}{_attributes(control)}>'


def tick(control: Control) -> str:
    """One of several, with its words around it where nobody else writes them."""
    drawn = entry(control)
    if control.get("wrap_label"):
        key = control["attrs"].get("id")
        points = f' for="{escape(key)}"' if key else ""
        drawn = f"<label{points}>{drawn} {escape(control['label'])}</label>"
    return drawn


def lines(control: Control) -> str:
    """A text of several lines; its first line break is not part of it."""
    words = escape(control["value"] or "")
    return f'<textarea name="{escape(control["name"])}"{_attributes(control)}>\n{words}</textarea>'


def select(control: Control) -> str:
    """One of many."""
    groups = "".join(_group(label, options) for label, options, _ in control["optgroups"])
    return f'<select name="{escape(control["name"])}"{_attributes(control)}>{groups}\n</select>'


def _group(label: str | None, options: list[Control]) -> str:
    drawn = "".join(f"\n{_option(option)}" for option in options)
    return f'\n<optgroup label="{escape(label)}">{drawn}\n</optgroup>' if label else drawn


def _option(control: Control) -> str:
    return f'<option value="{escape(control["value"])}"{_attributes(control)}>{escape(control["label"])}</option>'


def _attributes(control: Control) -> str:
    """One that is False is left out, one that is True has no value."""
    said = [(escape(name), value) for name, value in control["attrs"].items() if value is not False]
    return "".join(f" {name}" if value is True else f' {name}="{escape(value)}"' for name, value in said)


ENTRIES = ("text", "number", "email", "url", "password", "hidden", "date", "datetime", "time", "checkbox")
DRAWN: dict[str, Callable[[Control], str]] = {
    **{f"{FOLDER}{name}.html": entry for name in ENTRIES},
    **{f"{FOLDER}{name}.html": tick for name in ("checkbox_option", "radio_option")},
    f"{FOLDER}textarea.html": lines,
    f"{FOLDER}select.html": select,
}
