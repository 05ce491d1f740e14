"""Fields of Word that ask for something: they end, and what they brought in stays as ordinary text."""

from collections.abc import Collection
from dataclasses import dataclass, field

from lxml import etree

from bulkhead.render.cleaning import trees
from bulkhead.render.compare.attributes import of
from bulkhead.render.template.vocabulary import TEXT, WORD, names

MARK, CODE, SIMPLE = names(WORD, "fldChar"), names(WORD, "instrText", "delInstrText"), names(WORD, "fldSimple")
EVENTS = (*MARK, *CODE, *TEXT)
SIMPLE_EXTRAS = frozenset({"fldData"})


@dataclass
class WordField:
    """What belongs to one field: its marks and codes, without what it shows."""

    wiring: list[etree._Element] = field(default_factory=list)
    words: str = ""
    shows: bool = False

    @property
    def keyword(self) -> str:
        return (self.words.split() or [""])[0].upper()


def fields_in(root: etree._Element) -> list[WordField]:
    """Every whole field that is written in several runs; a field in the code of another belongs to that code too."""
    done: list[WordField] = []
    waiting: list[WordField] = []
    for event in root.iter(*EVENTS):
        kind = of(event, named="fldCharType") if event.tag in MARK else ""
        if kind == "begin":
            waiting.append(WordField())
        for each in waiting:
            if not each.shows or (kind in ("separate", "end") and each is waiting[-1]):
                each.wiring.append(event)
        if waiting and event.tag in CODE and not waiting[-1].shows:
            waiting[-1].words += event.text or ""
        if waiting and kind == "separate":
            waiting[-1].shows = True
        elif waiting and kind == "end":
            done.append(waiting.pop())
    return done


def end(root: etree._Element, *, asking: Collection[str]) -> list[str]:
    """The codes of the fields that ended; those whose keyword is among `asking`."""
    ended = []
    for each in fields_in(root):
        if each.keyword in asking:
            ended.append(each.words.strip())
            for element in each.wiring:
                trees.drop(element)
    for simple in list(root.iter(*SIMPLE)):
        code = of(simple, named="instr")
        if (code.split() or [""])[0].upper() in asking:
            ended.append(code.strip())
            trees.unwrap(simple, without=SIMPLE_EXTRAS)
    return ended


def end_where(root: etree._Element, *, leads: "Collection[str]") -> list[str]:
    """Links whose code leads to one of these beginnings of an address."""
    ended = []
    for each in fields_in(root):
        target = each.words.replace('"', " ").split()[1:2]
        if each.keyword == "HYPERLINK" and target and target[0].lower().startswith(tuple(leads)):
            ended.append(each.words.strip())
            for element in each.wiring:
                trees.drop(element)
    return ended
