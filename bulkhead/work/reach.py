"""What a child may still read once it is sealed: programs, typefaces and time zones, and nothing that is anybody's."""

from pathlib import Path

from bulkhead.base.programs import PROGRAMS

_TYPEFACES = ("/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig", "/etc/fonts")
_OF_A_PERSON = (".fonts", ".local/share/fonts")

# Those that are not there are left out by the seal.
READABLE = (*PROGRAMS, *map(Path, _TYPEFACES), *(Path.home() / name for name in _OF_A_PERSON))
