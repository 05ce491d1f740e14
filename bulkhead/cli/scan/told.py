"""The clients somebody told of: in a names file, or by keeping a practice in Bulkhead."""

from collections import defaultdict
from importlib import import_module
from pathlib import Path

from bulkhead.cli.refusing import Refused
from bulkhead.guard.matching import Term
from bulkhead.guard.names_file import NamesFileError, parse_names
from bulkhead.guard.roster import NAMES_FILE, Told

LARGEST_NAMES = 4 << 20


def told(*, names: Path | None, data: Path | None) -> dict[str, Told]:
    """Clients by key. The names file adds to the practice's own."""
    found = _of_practice(data) if data else {}
    for key, terms in (_of_file(names) if names else {}).items():
        standing = found.get(key)
        name = standing.name if standing else terms[0].value
        found[key] = Told(name, (*(standing.terms if standing else ()), *terms), NAMES_FILE)
    return found


def _of_file(names: Path) -> dict[str, tuple[Term, ...]]:
    try:
        if names.stat().st_size > LARGEST_NAMES:
            raise Refused(f"{names} is larger than {LARGEST_NAMES >> 20} MB. Is it the right file?")
        terms = parse_names(names.read_bytes().decode())
    except FileNotFoundError as error:
        raise Refused(f"There is no file {names}.") from error
    except IsADirectoryError as error:
        raise Refused(f"{names} is a folder. Name a names file.") from error
    except PermissionError as error:
        raise Refused(f"{names} cannot be read by this user.") from error
    except UnicodeDecodeError as error:
        raise Refused(f"{names} is not text in UTF-8. Save it as that.") from error
    except NamesFileError as error:
        raise Refused(f"{names}: {error}") from error
    by_client: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms:
        by_client[term.client].append(term)
    return {client: tuple(dict.fromkeys(terms)) for client, terms in by_client.items()}


def _of_practice(folder: Path) -> dict[str, Told]:
    """Django, and the models behind it, only where a data folder is named."""
    import_module("bulkhead.cli.opening").set_up()
    found: dict[str, Told] = import_module("bulkhead.cli.scan.told_of_practice").told(folder)
    return found
