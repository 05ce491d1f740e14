"""Does an everyday word stand in one of its set phrases, or in a sentence about what it otherwise means?"""

import re
from functools import cache

from bulkhead.guard.matching import set_phrases

# Words that say, anywhere in the sentence, that the ordinary thing is meant.
_TOPICS = """
anchor: podcast podcasts spotify ship boat vessel html hyperlink negotiation bias negotiating
apple: iphone ipad ios macos macbook android airpods facetime icloud itunes siri cupertino vision nasdaq fruit
    pear pears banana oranges juice cider bakery recipe privacy att opt-in google microsoft samsung safari
beacon: bluetooth ble ibeacon firmware lighthouse battery sensors geofence install
cadence: rpm treadmill cyclists runners salesloft verilog outreach music musical
compass: needle magnetic north hiking bearings mongodb realtor brokerage sailing navigation
harvest: toggl clockify timesheet timesheets quickbooks timer crop crops grapes wheat farmers vineyard hours
    tractor farm olives
hfc: coolant coolants refrigerant refrigerants gas gases emissions aerosol aerosols cooling fluorocarbon
mint: tea chocolate basil flavour flavor flavours flavors scent scents colour color colours colors palette
    cocktail cocktails coins quicken ynab sauce lemon cucumber lavender sandalwood eucalyptus leaves herb herbs
    rosemary toothpaste ice
notion: wiki wikis confluence evernote obsidian coda trello clickup airtable asana jira slack workspace database
pilot: aircraft airline airlines cockpit pens pen netflix episode flight flights runway aviation ballpoint
signal: whatsapp telegram imessage messenger encrypted antenna railway trains wifi bars reception encryption
summit: everest expedition climbers lisbon keynote speakers hikers mountaineers mountain
target: walmart costco ikea retailer bullseye quiver archery retailers shelves minneapolis shopper
tempo: jira metronome music song beats bpm runners marathon km/h
alf: sitcom melmac
bb: breakfast guesthouse airbnb hotel hotels overnight
"""
_SPACES = re.compile(r"[\W_]+")


def _lines(table: str) -> dict[str, str]:
    """A line that begins with a blank goes on with the one before."""
    whole = re.sub(r"\n\s+", " ", table.strip())
    pairs = (line.partition(":") for line in whole.splitlines())
    return {word: rest.strip() for word, _, rest in pairs}


PHRASES = _lines(set_phrases.SET_PHRASES)
TOPICS = {word: frozenset(rest.split()) for word, rest in _lines(_TOPICS).items()}
_SAME = {"harbour": "harbor", "b": "bb"}
_PLACE = "\0"


@cache
def _pattern(word: str) -> re.Pattern[str] | None:
    written = PHRASES.get(word)
    if written is None:
        return None
    # Choices in brackets have their bars before a blank, phrases between two.
    phrases = (phrase.strip().replace("| ", "|").replace("~", _PLACE) for phrase in re.split(r"\s\|\s", written))
    return re.compile("|".join(rf"(?<![^\s]){phrase}(?![^\s])" for phrase in phrases))


def is_set_phrase(word: str, *, before: str, after: str) -> bool:
    """Does the word stand in one of its set phrases? All three in small letters."""
    key = _SAME.get(word, word)
    pattern = _pattern(key)
    if pattern is None:
        return False
    return pattern.search(f"{_SPACES.sub(' ', before)[-40:]}{_PLACE}{_SPACES.sub(' ', after)[:40]}".strip()) is not None


def is_on_topic(word: str, *, sentence: str) -> bool:
    """Does the sentence speak of what the word otherwise means? In small letters."""
    topics = TOPICS.get(_SAME.get(word, word))
    return topics is not None and not topics.isdisjoint(re.findall(r"[\w/-]+", sentence))
