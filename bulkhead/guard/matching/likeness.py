"""Is an everyday word used as a name here? Answers with its weight: 0 no, 1 yes, 2 as good as a label."""

import re
from dataclasses import dataclass

from bulkhead.guard.matching.common import MONTHS

_ORGANISATION = frozenset(
    "team board ceo cfo cmo coo cto cio founder founders portal account accounts clinic clinics staff client group"
    " leadership management office headquarters hq people stakeholders investors shareholders"
    " inc incorporated ltd limited llc llp plc pbc corp corporation co company gmbh ag sas".split()
)
_MATERIAL = frozenset(
    "report reports deck proposal contract invoice invoices engagement deliverable deliverables brief budget agreement"
    " sow nda memo workshop kickoff onboarding retainer statement scorecard dashboard minutes agenda notes presentation"
    " offer plan roadmap audit review summary strategy".split()
)
_SAYING = frozenset(
    "wants wanted asked asks approved approves said says needs needed signed signs agreed agrees confirmed confirms"
    " requested requests sent told paid pays hired decided decides called replied prefers expects rejected insists"
    " insisted declined accepted thinks wrote emailed complained cancelled renewed".split()
)
_BEFORE_NAME = frozenset("for at with client customer from by of to re via and versus vs".split())
_LABELS = frozenset("client customer company account to from for with attendees re cc".split())
_ARTICLES = frozenset("the a an this that our your their its each every any".split())
_MONTH_NAMES = MONTHS | frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
_NEGATIVE = re.compile(
    r"(?:safe|pearl|boston|sydney|natural|in) harbou?rs?|harbou?r(?:s|ed|ing)? (?:doubt|master|side|front|wall)\w*"
    r"|anchor(?:ed|ing)? (?:text|link|tag|price|pricing|tenant|store|point|chart|effect|bias)s?"
    r"|(?:buying|buyer|intent|market|traffic|smoke|mobile|ranking|demand|price|warning|weak|strong|early) signals?"
    r"|signals? (?:to noise|strength|processing|loss)"
    r"|(?:full|algal|in|late|early|spring) bloom|bloom's taxonomy|bloom filters?|bloom rates?"
    r"|auto ?pilots?|(?:co ?|test |fighter |airline )pilots?"
    r"|pilot(?:s|ed|ing)? (?:program(?:me)?s?|tests?|testing|projects?|stud(?:y|ies)|phases?)"
    r"|pilot(?:s|ed|ing)? (?:schemes?|runs?|customers?|light|episode)"
    r"|(?:weekly|daily|monthly|quarterly|annual|sales|meeting|publishing|posting) cadences?"
    r"|(?:content|e ?mail|outreach|review|reporting|release) cadences?"
    r"|cadence (?:of|calls?|meetings?|is the product)"
    r"|summit meetings?|(?:annual|leadership|sales|partner|customer|world|economic|climate|tech|g\d+) summits?"
    r"|target (?:audience|market|group|price|date|segment|customer|account|persona|cpa|roas|url|value|range|list)s?"
    r"|(?:on|off|above|below|annual|sales|revenue|growth|budget) targets?"
)
_JOINS = re.compile(r"[-_\n]")
_FILE_KINDS = _MATERIAL | frozenset(
    "monthly weekly quarterly annual board final draft pack data export copy contacts pricing model".split()
)
_FILE_DATE = re.compile(r"(?:\d{1,2}|\d{4}|\d{6}|\d{8}|q[1-4]|v\d+|[qh][1-4]fy\d+|fy\d+|w\d{1,2})")
_LAST_WORD = re.compile(r"([^\W_]+)[^\w\n]*\n?[^\w\n]*$")
_NEXT_WORD = re.compile(r"(?:'s)?[^\w\n]{0,3}\n?([^\W_]+)")
_FILE_LAST = re.compile(r"([^\W_]+)[\W_]*$")
_FILE_NEXT = re.compile(r"[\W_]*([^\W_]+)")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SENTENCE_END = re.compile(r"[.!?:;\n|•…\t]")
_SEES = 90


@dataclass(frozen=True)
class Spot:
    """A word in its surroundings; `before` and `after` keep the capitals."""

    before: str
    word: str
    after: str

    @classmethod
    def of(cls, plain: str, *, start: int, end: int) -> "Spot":
        return cls(plain[max(0, start - _SEES) : start], plain[start:end], plain[end : end + _SEES])

    @property
    def is_month(self) -> bool:
        return self.word.lower() in MONTHS

    def is_cancelled(self) -> bool:
        text = f"{self.before}{self.word}{self.after}".lower()
        text = _JOINS.sub(" ", text)
        start, end = len(self.before), len(self.before) + len(self.word)
        return any(hit.start() < end and hit.end() > start for hit in _NEGATIVE.finditer(text))


def weight_in_text(spot: Spot) -> int:
    capital = spot.word[:1].isupper()
    if spot.is_cancelled():
        weight = 0
    elif not capital:
        weight = int(spot.before.endswith("@"))
    elif _is_said_as_a_name(spot):
        weight = 1
    elif spot.is_month:
        weight = 0
    else:
        weight = int(_capital_is_evidence(spot))
    return weight


def _is_said_as_a_name(spot: Spot) -> bool:
    following = _NEXT_WORD.match(spot.after)
    word = following.group(1) if following else ""
    if spot.is_month:
        evident = word in _SAYING or word.lower() in ("team", "ceo", "portal", "clinic", "inc", "ltd", "llc")
    else:
        evident = (
            spot.after.startswith("'s")
            or word.lower() in _ORGANISATION
            or word.lower() in _MATERIAL
            or word in _SAYING
            or bool(re.match(r"\s(?:and|&)\s[A-Z]", spot.after))
            or _previous_word(spot) in _BEFORE_NAME
        )
    return evident


def _previous_word(spot: Spot) -> str:
    previous = _LAST_WORD.search(spot.before)
    if previous is None:
        return ""
    word, gap = previous.group(1).lower(), spot.before[previous.end(1) :]
    ends = bool(_SENTENCE_END.search(gap.replace("\n", " ")))
    return word if not ends or (":" in gap and word in _LABELS) else ""


def _capital_is_evidence(spot: Spot) -> bool:
    start = max((hit.end() for hit in _SENTENCE_END.finditer(spot.before)), default=0)
    opening = spot.before[start:]
    closing = _SENTENCE_END.split(spot.after, maxsplit=1)[0]
    if not re.search(r"[^\W_]", opening) or _is_titled(opening + " " + closing):
        evidence = False
    else:
        article = _previous_word(spot) in _ARTICLES
        evidence = not (article and re.match(r"\s[a-z]", spot.after))
    return evidence


def _is_titled(words: str) -> bool:
    """In a heading where every word has its capital, a capital says nothing."""
    long = _LONG_WORD.findall(words)
    return len(long) >= 2 and sum(word[0].isupper() for word in long) >= 0.6 * len(long)


def weight_in_file_name(spot: Spot) -> int:
    before, after = _FILE_LAST.search(spot.before), _FILE_NEXT.match(spot.after)
    beside = {match.group(1).lower() for match in (before, after) if match}
    capital = spot.word[:1].isupper()
    if spot.is_cancelled() or (spot.is_month and not beside & _ORGANISATION):
        weight = 0
    elif any(_FILE_DATE.fullmatch(word) or word in _MONTH_NAMES for word in beside):
        weight = 2
    elif beside & (_FILE_KINDS | _ORGANISATION):
        weight = 2 if capital else 1
    else:
        weight = int(capital or before is None)
    return weight
