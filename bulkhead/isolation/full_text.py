"""Full-text search inside one vault: an index beside a table, kept by the store itself, so that nothing goes stale.

The index lies in the vault's own file under its key; a search runs on the vault that is open and reaches no other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, cast

from django.db.migrations import RunSQL

from bulkhead.isolation.connection import vault_connection

INDEX = "vault_findable_words"
TABLE = "vault_findable"
READ_AT_MOST = 400  # places of one kind that are looked at; a word that is everywhere has more of them.
WORDS = 8

COLUMNS = "kind, title, words"
TOKENS = "unicode61 remove_diacritics 2"
MAKE = f"""CREATE VIRTUAL TABLE {INDEX} USING fts5(
{COLUMNS}, content='{TABLE}', content_rowid='id', prefix='2 3', tokenize='{TOKENS}')"""
ADD = f"INSERT INTO {INDEX}(rowid, {COLUMNS}) VALUES (new.id, new.kind, new.title, new.words);"
DROP = f"INSERT INTO {INDEX}({INDEX}, rowid, {COLUMNS}) VALUES ('delete', old.id, old.kind, old.title, old.words);"
FILL = "INSERT INTO {table} (kind, subject, room, title, words, place, at)\nSELECT {values}{origin}"
IS_THERE = "EXISTS (SELECT 1 FROM {table} WHERE kind = '{kind}' AND subject = {subject})"

ONE_KIND = f"""SELECT found.kind, found.subject, found.room, found.title, found.words, found.place, found.at FROM (
SELECT max(hit.number) AS number FROM (
SELECT rowid AS number FROM {INDEX} WHERE {INDEX} MATCH %s ORDER BY rowid DESC LIMIT {READ_AT_MOST}) AS hit
JOIN {TABLE} AS own ON own.id = hit.number GROUP BY own.room ORDER BY number DESC LIMIT %s OFFSET %s) AS newest
JOIN {TABLE} AS found ON found.id = newest.number"""


class Hit(NamedTuple):
    """One row that has all the words: its kind, what it was written for, what opens, and its text."""

    kind: str
    subject: str
    room: str
    title: str
    words: str
    place: str
    at: datetime | None


@dataclass(frozen=True)
class Source:
    """A table whose rows can be found, and how; expressions say `{row}` for the row they speak of.

    `watched` are the columns whose change is followed; a table whose rows never change has none.
    """

    table: str
    kind: str
    title: str = "''"
    words: str = "''"
    place: str = "''"
    at: str = "NULL"
    room: str = "{row}.id"
    shown: str = "1"
    watched: tuple[str, ...] = ()

    def followed(self) -> list[RunSQL]:
        """Migration operations: what is there already, then a trigger for every way a row comes, changes and goes."""
        filled = FILL.format(table=TABLE, values=self._values(self.table), origin=f" FROM {self.table}")
        first = f"{filled} WHERE {self.shown.format(row=self.table)}"
        return [RunSQL([first], RunSQL.noop), *(RunSQL([make], [drop]) for make, drop in self._triggers())]

    def _triggers(self) -> list[tuple[str, str]]:
        acts = [("insert", self._added()), ("delete", self._gone("old"))]
        if self.watched:
            acts.append((f"update OF {', '.join(self.watched)}", self._changed()))
        return [self._trigger(act, body) for act, body in acts]

    def _trigger(self, act: str, body: str) -> tuple[str, str]:
        name = f"{self.table}_{self.kind}_found_{act.partition(' ')[0]}"
        return f"CREATE TRIGGER {name} AFTER {act.upper()} ON {self.table}\nBEGIN\n{body}\nEND", f"DROP TRIGGER {name}"

    def _added(self) -> str:
        filled = FILL.format(table=TABLE, values=self._values("new"), origin="")
        there = IS_THERE.format(table=TABLE, kind=self.kind, subject="new.id")
        return f"{filled} WHERE {self.shown.format(row='new')} AND NOT {there};"

    def _changed(self) -> str:
        """What is not shown any more goes; what stays keeps its number; what is shown again comes back."""
        hidden = f"DELETE FROM {TABLE} WHERE kind = '{self.kind}' AND subject = new.id AND NOT ({{shown}});"
        values = ", ".join(f"{name} = {value.format(row='new')}" for name, value in self._changing())
        kept = f"UPDATE {TABLE} SET {values} WHERE kind = '{self.kind}' AND subject = new.id;"
        return "\n".join([hidden.format(shown=self.shown.format(row="new")), kept, self._added()])

    def _gone(self, row: str) -> str:
        return f"DELETE FROM {TABLE} WHERE kind = '{self.kind}' AND subject = {row}.id;"

    def _changing(self) -> list[tuple[str, str]]:
        return [("title", self.title), ("words", self.words), ("place", self.place), ("at", self.at)]

    def _values(self, row: str) -> str:
        own = [self.room, *(value for _, value in self._changing())]
        return ", ".join([f"'{self.kind}'", f"{row}.id", *(value.format(row=row) for value in own)])


def index() -> list[RunSQL]:
    """Migration operations that make the index and keep it in step with its table."""
    in_step = {"insert": ADD, "delete": DROP, "update": f"{DROP}\n{ADD}"}
    triggers = [
        RunSQL(
            [f"CREATE TRIGGER {INDEX}_{act} AFTER {act.upper()} ON {TABLE}\nBEGIN\n{body}\nEND"],
            [f"DROP TRIGGER {INDEX}_{act}"],
        )
        for act, body in in_step.items()
    ]
    return [RunSQL([MAKE], [f"DROP TABLE {INDEX}"]), *triggers]


def find(words: str, *, kinds: Sequence[str], most: int, start: int = 0) -> list[Hit]:
    """At most `most` hits of each kind, the newest first; one for each thing that opens. Any words are safe."""
    terms = _terms(words)
    if not terms or not kinds:
        return []
    asked: list[object] = []
    for kind in kinds:
        asked += [f'{{kind}} : "{kind}" AND {{title words}} : ({terms})', most, start]
    statement = " UNION ALL ".join(f"SELECT * FROM ({ONE_KIND})" for _ in kinds)
    connection = vault_connection()
    with connection.cursor() as cursor:
        cursor.execute(statement, cast(list[str], asked))
        return [_hit(row) for row in cursor.fetchall()]


def said(words: str) -> list[str]:
    """The words that are looked for: what has a letter or a digit in it, at most eight."""
    plain = "".join(sign if sign.isprintable() else " " for sign in words)
    return [word for word in plain.split() if any(sign.isalnum() for sign in word)][:WORDS]


def _terms(words: str) -> str:
    """Each word as a string of the index's language, so that none of its signs means anything; the start is enough."""
    return " AND ".join(_term(word) for word in said(words))


def _term(word: str) -> str:
    """One Latin letter begins every other word, so it has to be the whole of one."""
    quoted = '"' + word.replace('"', '""') + '"'
    return quoted if len(word) == 1 and word.isascii() else f"{quoted} *"


def _hit(row: Iterable[object]) -> Hit:
    """Moments stand in the store as text, in UTC; where the driver knew the column it made one of it."""
    *words, at = row
    moment = datetime.fromisoformat(at) if isinstance(at, str) else at
    kind, subject, room, title, said_there, place = cast(list[str], words)
    there = moment.replace(tzinfo=UTC) if isinstance(moment, datetime) else None
    return Hit(kind, subject, room, title, said_there, place, there)
