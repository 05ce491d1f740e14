"""The words that say what belongs into a gap, and which known field they stand for."""

import re
from itertools import dropwhile

WORDS = frozenset(
    "client customer company organisation organization business firm account agency practice consultant "
    "consultancy advisor adviser contractor provider supplier vendor partner party counterparty employer employee "
    "buyer seller name title role position department team owner author presenter contact recipient signatory "
    "sponsor manager lead executive ceo cfo cmo coo cto founder stakeholder approver date day month quarter year "
    "week time deadline period term start end duration effective address street city town state province county "
    "country region territory zip postcode jurisdiction phone telephone mobile email e-mail website url domain "
    "logo image photo picture number amount price fee rate cost budget total currency percent percentage value "
    "figure target goal metric kpi objective baseline result revenue spend industry sector market segment "
    "audience competitor product service brand campaign channel project engagement deliverable scope milestone "
    "version status description summary text placeholder reason purpose headline tagline slogan quote".split()
)  # fmt: skip
SMALL = frozenset(
    "a an the of and or for to in on by with your our their its this that here s full legal short".split()
)
# Words of a label that name nothing to fill in by themselves.
BESIDE = frozenset(
    "agreement annual contract current deck document due first issue job key last main monthly new next portal "
    "presentation primary proposal quarterly report today".split()
)  # fmt: skip
ASKING = frozenset({"insert", "enter", "add", "type", "your", "click", "choose", "tbd", "placeholder"})
ASKS_FOR = frozenset("insert enter add type click tap choose the a an to or here".split())
TAGS = frozenset(
    "a abbr address article aside b blockquote body br button caption center cite code col data dd del details "
    "div dl dt em embed figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd "
    "label legend li link main map mark meta nav ol option p picture pre progress q s samp section select small "
    "span strong style sub summary sup table tbody td template text textarea tfoot th thead time title tr track u "
    "ul var video".split()
)  # fmt: skip
SIGNED = frozenset("by signature signed name title date initials witness its print sign".split())
# Where these stand, the brackets hold a citation, a reference or a stage direction.
ELSEWHERE = re.compile(
    r"\b(?:sic|et al|ibid|emphasis|redacted|omitted|blank|follows|figure|fig|table|section|appendix|exhibit|schedule"
    r"|annex|chapter|page|note|see|source|ref|laughter|applause|music|inaudible|crosstalk|draft)\b"
    r"|\b(?:1[89]|20)\d\d\b|\d{3}",
    re.IGNORECASE,
)
PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_]+|\d+")
MASK = re.compile(r"(?:DD|MM|YYYY|YY|XX)(?:[/.\-](?:DD|MM|YY|YYYY|XX))+")
LONGEST = 8
CLIENT = r"(?:client|customer|company|organi[sz]ation|business|account|entity)(?: s)?"
ADVISER = r"(?:consultant|advis[oe]r|provider|contractor|supplier|vendor)"
SELLER = r"(?:provider|supplier|vendor|contractor)"
LEAD = r"(?:lead|consultant|advis[oe]r|presenter|author|cmo|cfo|coo|cto)(?: s)?"
FIRM = r"(?:practice|consultancy|agency|firm)"
PAPER = r"(?:document|report|presentation|deliverable|deck|proposal)(?: s)?"
SUGGESTIONS = (
    ("client.legal_name", rf"(?:full )?legal (?:{CLIENT} )?name|{CLIENT} (?:full )?legal name"),
    ("client.portal_name", r"(?:client )?portal name|name of (?:the )?portal"),
    ("client.currency", r"(?:client )?currency(?: code)?"),
    ("practice.name", rf"(?:our|your) (?:company|business|{FIRM})(?: name)?|{FIRM}(?: name)?"),
    (
        "practice.name",
        rf"{ADVISER} (?:company|firm|business)(?: name)?|(?:service )?{SELLER}(?: name)?",
    ),
    ("lead.role", rf"(?:your|{LEAD}) (?:job )?(?:title|role|position)"),
    ("lead.name", rf"your (?:full )?name|{LEAD}(?: name)?|name of (?:the )?{LEAD}"),
    ("due", r"due date|deadline|date due|delivery date|due by"),
    ("today", r"(?:today s |current |report |issue |document )?date(?: of (?:issue|report))?|today"),
    ("today", r"dd mm yy(?:yy)?|mm dd yy(?:yy)?|yyyy mm dd"),
    ("client.name", rf"{CLIENT}(?: (?:short )?name)?|name of (?:the )?{CLIENT}"),
    ("title", rf"{PAPER} (?:title|name)|title"),
)
SUGGESTED = tuple((field, re.compile(pattern)) for field, pattern in SUGGESTIONS)


def is_slot(inside: str) -> bool:
    """Whether what stands between the brackets names something to fill in, and nothing else."""
    if MASK.fullmatch(inside.strip()):
        return True
    if ELSEWHERE.search(inside) or re.search(r"[.!?;]\s|[“”\"|\\^]|://", inside):
        return False
    words = [piece.lower() for piece in PIECE.findall(inside)]
    if not words or len(words) > LONGEST or not (WORDS & set(words) or words == ["tbd"]):
        return False
    asks = bool(ASKING & set(words))
    return (
        asks or (_is_titled(inside) and words[0] not in SMALL - {"full", "legal", "short", "our"}) or _is_plain(words)
    )


def is_signed(label: str) -> bool:
    """A line for ink, which is to stay empty."""
    words = [piece.lower() for piece in PIECE.findall(label)]
    return words[-1] in SIGNED and not set(words) & (WORDS - SIGNED)


def is_prompt(phrase: str) -> bool:
    words = [piece.lower() for piece in PIECE.findall(phrase)]
    return words[-1:] == ["here"] or bool((WORDS | {"item"}) & set(words[1:]))


def is_tag(inside: str) -> bool:
    return inside.split(maxsplit=1)[0].lower() in TAGS


def suggested(inside: str) -> str:
    words = [piece.lower() for piece in PIECE.findall(inside)]
    said = " ".join(dropwhile(ASKS_FOR.__contains__, words)).removesuffix(" here")
    return next((field for field, pattern in SUGGESTED if pattern.fullmatch(said)), "")


def _is_titled(inside: str) -> bool:
    """[Client Name] and [CLIENT] are labels, [the client] is a word put into a quotation."""
    large = [word for word in re.findall(r"[^\W\d_]+", inside) if word.lower() not in SMALL]
    return all(word[0].isupper() for word in large) or "_" in inside


def _is_plain(words: list[str]) -> bool:
    """[client name], [date]: small letters, and not one word that is not a label's."""
    return words[0] not in ("the", "a", "an", "this", "that", "its", "their") and set(words) <= WORDS | SMALL | BESIDE
