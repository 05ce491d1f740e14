"""What a child can do, by name. The heavy imports of the whole system are these."""

import json
from collections.abc import Callable, Mapping

from bulkhead.guard.reading import read
from bulkhead.render import markdown, template

Task = Callable[[Mapping[str, str], bytes], bytes]
REFUSALS = (template.NotATemplate, template.UnknownField)  # their words are meant for people.


def _read(args: Mapping[str, str], content: bytes) -> bytes:
    return read(args["name"], content=content).as_json()


def _fields(args: Mapping[str, str], content: bytes) -> bytes:
    found = template.survey(args["name"], content=content)
    uses = [[use.field, use.place] for use in found.uses]
    problems = [[problem.text, problem.place, problem.reason] for problem in found.problems]
    return json.dumps({"uses": uses, "problems": problems}).encode()


def _fill(args: Mapping[str, str], content: bytes) -> bytes:
    return template.fill(args["name"], content=content, values=json.loads(args["values"])).content


def _markdown(_: Mapping[str, str], content: bytes) -> bytes:
    return markdown.to_html(content.decode("utf-8-sig", "replace")).encode()


TASKS: dict[str, Task] = {"read": _read, "fields": _fields, "fill": _fill, "markdown": _markdown}
