"""The clients whose names the guard knows in these tests; several are everyday words on purpose."""

from bulkhead.guard.matching import Names, Term

_CLIENTS = {
    "signal": ("Signal Foundry, Inc.", "Signal", "signalfoundry.example", "Dana Whitfield, Rune Sales, Priya Rao"),
    "bloom": ("Bloom & Barrow Ltd", "Bloom", "bloombarrow.example", "Rose Field, Owen Barrow, Lily Marsh"),
    "harbor": ("Harbor Family Clinics LLC", "Harbor", "harborclinics.example", "Dr. Alan Frost, Grace Long, May Chen"),
    "cadence": ("Cadence Tooling, Inc.", "Cadence", "cadencetooling.example", "Mark Price, Bill Cash, Art Steele"),
    "anchor": ("Anchor Line Freight Co.", "Anchor", "anchorline.example", "Will Long, Penny Nichols, Ray Banks"),
    "pilot": ("Pilot Classroom, PBC", "Pilot", "pilotclassroom.example", "April Stone, Drew Page, Faith Booker"),
    "summit": ("Summit Ridge Outdoor", "Summit", "summitridge.example", ""),
    "march": ("March Provisions", "March", "marchprovisions.example", ""),
    "tempo": ("Tempo Robotics", "Tempo", "temporobotics.example", ""),
}


def terms() -> list[Term]:
    found = []
    for client, (legal, short, domain, people) in _CLIENTS.items():
        found += [Term(client, "legal_name", legal), Term(client, "short_name", short), Term(client, "domain", domain)]
        found += [Term(client, "person", person.strip()) for person in people.split(",") if person]
    return found


def names() -> Names:
    return Names(terms())
