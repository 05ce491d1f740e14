"""What a search of the library looks through: title, code, tags, note, and the text of the newest version."""

import re
from collections.abc import Iterable
from uuid import UUID

from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

from bulkhead.practice.library.models import Item

WORD = re.compile(r"\w+")
MOST_WORDS = 12
LONGEST = 200_000  # characters; a handbook of 80 pages.


class SearchedText(models.TextField):
    """A column of a full-text table."""


@SearchedText.register_lookup
class Match(models.Lookup):
    """All columns of a full-text table at once (SQLite FTS5: the hidden column that is called like its table)."""

    lookup_name = "match"

    def as_sql(  # lint: arguments -- as Django calls it.
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        words, given = self.process_rhs(compiler, connection)
        column = f"{compiler.quote_name_unless_alias(self.lhs.alias)}.{compiler.quote_name_unless_alias(TABLE)}"
        return f"{column} MATCH {words}", tuple(given)


TABLE = "practice_itemwords"


class ItemWords(models.Model):
    """One row an item, in a full-text table; its id is the item's."""

    id = models.UUIDField(primary_key=True)
    title = SearchedText()
    code = SearchedText()
    tags = SearchedText()
    note = SearchedText()
    text = SearchedText()

    class Meta:
        managed = False
        db_table = TABLE

    @classmethod
    def put(cls, item: Item, *, text: str | None = None) -> None:
        """An item reads so now; without a text that of its newest version stays."""
        said = {"title": item.title, "code": item.code or "", "tags": " ".join(item.tags), "note": item.note}
        with transaction.atomic():
            standing = cls._default_manager.filter(pk=item.pk)
            if text is None:
                text = standing.values_list("text", flat=True).first() or ""
            standing.delete()
            cls(id=item.pk, text=text[:LONGEST], **said).save(force_insert=True)

    @classmethod
    def drop(cls, item: UUID) -> None:
        """An item is gone."""
        cls._default_manager.filter(pk=item).delete()


def found(words: str) -> models.QuerySet[ItemWords]:
    """The items in which every one of these words, or one that begins so, stands somewhere."""
    wanted = WORD.findall(words.casefold())[:MOST_WORDS]
    if not wanted:
        return ItemWords._default_manager.none()
    return ItemWords._default_manager.filter(title__match=" ".join(f'"{word}"*' for word in wanted))


def text_of(passages: Iterable[tuple[str, str]]) -> str:
    """The text people read: what stands in settings and properties only is left out. Passages are (place, text)."""
    unread = ("file name", "properties", "styles", "theme", "document settings")
    kept = [text for place, text in passages if not place.startswith(unread) and "hidden setting" not in place]
    return "\n".join(kept)[:LONGEST]
