"""Letters of other scripts that look like Latin ones, so that a disguised name still reads as itself."""

_PAIRS = (
    # Cyrillic, small then capital.
    "аa еe оo рp сc уy хx іi јj ѕs ԁd һh ӏl ԛq ԝw ѵv ьb кk вb нh тt мm гr "
    "АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS ԚQ ԜW ЗЗ ҮY "
    # Greek, small then capital.
    "αa βb εe ηn ιi κk νv οo ρp τt υu χx γy ωw "
    "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX "
    # Latin letters that no decomposition resolves, and look-alikes of other blocks.
    "øo ØO łl ŁL đd ĐD ħh ĦH ıi ɑa ɡg ɩi ʏy ʀr ɴn ʟl ᴀa ᴄc ᴅd ᴇe ᴊj ᴋk ᴍm ᴏo ᴘp ᴛt ᴜu ᴠv ᴡw ᴢz "
    "ոn սu օo հh Տs ցg"
)
CONFUSABLES = {pair[0]: pair[1:] for pair in _PAIRS.split()}
CONFUSABLES |= {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "ð": "d"}
# Letters of one word that Arabic, Persian and Hebrew keyboards write in two ways.
CONFUSABLES |= {"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ"}
CONFUSABLES |= {"’": "'", "‘": "'", "ʼ": "'", "′": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "․": "."}
