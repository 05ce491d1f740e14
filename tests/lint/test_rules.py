"""Every rule of our own is shown a planted fault, and the same thing where it is allowed."""

import pytest

from lint.fault import Fault
from lint.rules import RULES, faults_in
from lint.source import Source

VERB = "bulkhead/vault/plan/models.py"
PAGE = "bulkhead/web/desk/templates/desk/plan.html"

FAULTS = [
    ("wall", VERB, 'Row.objects.using("default").all()\n'),
    ("wall", VERB, 'Row.objects.raw("select 1")\n'),
    ("wall", VERB, "Row.objects.extra(where=[])\n"),
    ("wall", VERB, "link.cursor()\n"),
    ("wall", VERB, "from django.db import connection\n"),
    ("wall", VERB, "from django.db import connections\n"),
    ("wall", VERB, "django.db.connection\n"),
    ("wall", VERB, 'row.save(using="default")\n'),
    ("files", VERB, 'open("x")\n'),
    ("files", VERB, 'path.write_text("x")\n'),
    ("files", "bulkhead/render/pdf.py", 'path.write_bytes(b"x")\n'),
    ("files", VERB, "tempfile.NamedTemporaryFile()\n"),
    ("libraries", VERB, "import sqlcipher3\n"),
    ("libraries", "bulkhead/guard/verdicts.py", "from lxml import etree\n"),
    ("libraries", "bulkhead/guard/reading/office.py", "import docx\n"),
    ("logs", VERB, 'log.info(f"opened {name}")\n'),
    ("logs", VERB, 'log.info("opened %s", name)\n'),
    ("logs", VERB, 'log.info("opened " + name)\n'),
    ("logs", VERB, 'logging.getLogger("x").warning(name)\n'),
    ("signals", VERB, "from django.dispatch import receiver\n"),
    ("routes", "bulkhead/web/desk/urls.py", "from django.urls import path\npath('', view)\n"),
    ("names", "bulkhead/vault/plan/helpers.py", ""),
    ("names", VERB, "class PlanManager: ...\n"),
    ("names", VERB, "def get_info() -> str: ...\n"),
    ("arguments", VERB, "def move(self, row, day): ...\n"),
    ("arguments", VERB, "def move(row, **options): ...\n"),
    ("arguments", VERB, "class Plan:\n    def move(self, row, day): ...\n"),
    ("untyped", VERB, "from typing import Any\n"),
    ("suppressions", VERB, "import x  # noqa\n"),
    ("suppressions", VERB, "import x  # noqa: F401\n"),
    ("suppressions", VERB, "import x  # type: ignore[attr-defined]\n"),
    ("suppressions", VERB, "import x  # lint: files\n"),
    ("markup", PAGE, '<p style="color: red">x</p>\n'),
    ("markup", PAGE, '<p\n  style="color: red">x</p>\n'),
    ("markup", PAGE, "<style>p {}</style>\n"),
    ("markup", PAGE, "<script>go()</script>\n"),
    ("markup", PAGE, '<a onclick="go()">x</a>\n'),
    ("markup", PAGE, "{{ text|safe }}\n"),
    ("markup", VERB, 'mark_safe("<b>")\n'),
    ("words", PAGE, "<p>Saved!</p>\n"),
    ("words", PAGE, "<p>Plan successfully delivered</p>\n"),
    ("styles", "bulkhead/web/ui/css/card.css", "p { display: none !important }\n"),
    ("styles", "bulkhead/web/ui/css/card.css", "p { color: #fff }\n"),
    ("styles", "bulkhead/web/ui/js/open.js", "box.innerHTML = text\n"),
    ("places", "docs/start.md", "cd /" + "root/project\n"),
    ("places", "README.md", "see /" + "work/main\n"),
    ("places", "requirements.txt.example", "--index" + "-url x\n"),
    ("pins", "requirements.txt", "django>=5\n"),
]

ALLOWED = [
    ("bulkhead/isolation/engines/base.py", "link.cursor()\n"),
    (VERB, 'with transaction.atomic(using="vault"): ...\n'),
    ("bulkhead/isolation/blobs.py", 'path.write_bytes(b"x")\n'),
    ("bulkhead/guard/reading/office.py", "import lxml\narchive.open(part)\n"),
    (VERB, "open(x)  # lint: files -- the reader's own pipe.\n"),
    (VERB, "import x  # noqa: F401 -- fills the registry.\n"),
    (VERB, "import x  # type: ignore[import-untyped]  # ships no types.\n"),
    (VERB, 'log.info("opened %s", row.pk)\n'),
    (VERB, 'log.warning("failed with %s", type(error).__name__)\n'),
    (VERB, 'log.log(level, "opened")\n'),
    (VERB, "def move(self, row, *, day): ...\n"),
    (VERB, "def moving(row):\n    def move(first, second, **rest): ...\n    return move\n"),
    (VERB, "def save(self, first, second, **rest):\n    super().save(first)\n"),
    ("bulkhead/web/routes.py", "from django.urls import path\npath('', view)\n"),
    ("bulkhead/web/desk/views/plan.py", "path(row)\n"),
    (PAGE, '<script src="x.js" defer></script>\n{% if a != b %}<p data-on="x">Saved</p>{% endif %}\n'),
    ("bulkhead/web/ui/css/tokens.css", ":root { --ink: #1a1a1a }\n"),
    ("docs/start.md", "the folder bulkhead/work/ and /srv/bulkhead\n"),
    ("requirements.txt", "x==1 ; sys_platform == 'win32' \\\n    --hash=sha256:" + "0" * 64 + "\n"),
    ("tests/test_wall.py", 'Row.objects.using("default")\n'),
]


@pytest.mark.parametrize(("rule", "path", "text"), FAULTS)
def test_a_planted_fault_is_caught(rule: str, path: str, text: str) -> None:
    found = faults_in(Source(path, text))

    assert {fault.rule for fault in found} == {rule}


@pytest.mark.parametrize(("path", "text"), ALLOWED)
def test_what_is_allowed_passes(path: str, text: str) -> None:
    found = faults_in(Source(path, text))

    assert found == []


def test_a_fault_says_where_it_stands() -> None:
    found = faults_in(Source(VERB, 'x = 1\nopen("x")\n'))

    message = "open() here: files are opened and written by isolation, cli and config alone"
    assert found == [Fault(VERB, 2, "files", message)]
    assert str(found[0]) == f"{VERB}:2: files: {message}"


def test_every_rule_has_a_planted_fault_and_a_reason() -> None:
    modules = {rule.__module__.rsplit(".", 1)[-1] for rule in RULES}
    reasons = {rule.__module__: rule.__globals__["__doc__"] for rule in RULES}

    assert {rule for rule, _, _ in FAULTS} == modules
    assert all(reasons.values())
