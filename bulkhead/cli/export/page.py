"""The index of an export: a page any browser shows, without a script and without a network."""

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from bulkhead.base.clock import now
from bulkhead.vault.leaving import left_out
from bulkhead.vault.leaving.rows import Leaving, Table

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ccc}"
)


def index(client: str, *, tables: Sequence[Table], files: Sequence[Leaving]) -> str:
    """What is in it, what is not, and how to verify it."""
    kinds = "".join(_table_row(table) for table in tables)
    papers = "".join(_file_row(one) for one in files)
    reasons = {**left_out.MODELS, **left_out.FIELDS}
    stays = "".join(f"<tr><td>{escape(name)}</td><td>{escape(why)}</td></tr>" for name, why in reasons.items())
    title = escape(f"Everything of {client}")
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
<style>{STYLE}</style></head><body>
<h1>{title}</h1>
<p>Exported on {now():%d %B %Y, %H:%M} UTC. Open the files as they are; the tables are there as CSV for a spreadsheet
and as JSON for a program. In the CSV, text that a spreadsheet would take for a formula has an apostrophe before it.</p>
<p>To verify that nothing was changed, unpack everything and run <code>python3 verify.py</code> in this folder. It needs
nothing but Python, reads checksums.json and the log, and tells the first thing that is not as it was.</p>
<h2>Files</h2><table><tr><th>File</th><th>Bytes</th></tr>{papers}</table>
<h2>Tables</h2><table><tr><th>Table</th><th>What it is</th><th>Rows</th></tr>{kinds}</table>
<h2>Not in it</h2><table><tr><th>What</th><th>Why</th></tr>{stays}</table>
</body></html>
"""


def _table_row(table: Table) -> str:
    links = f'<a href="data/{table.name}.csv">{table.name}</a> (<a href="data/{table.name}.json">JSON</a>)'
    return f"<tr><td>{links}</td><td>{escape(table.about)}</td><td>{len(table.rows)}</td></tr>"


def _file_row(one: Leaving) -> str:
    link = f'<a href="{quote(one.path)}">{escape(one.path.removeprefix("files/"))}</a>'
    return f"<tr><td>{link}</td><td>{one.size}</td></tr>"
