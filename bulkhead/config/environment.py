"""Every variable of the environment that Bulkhead reads; docs/settings.md is written from this table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Variable:
    """One variable. `own` marks those that Bulkhead sets for its own processes and nobody else need touch."""

    name: str
    fallback: str
    words: str
    own: bool = False


VARIABLES: tuple[Variable, ...] = (
    Variable("BULKHEAD_DATA", "~/.local/share/bulkhead", "The data folder where --data is left out."),
    Variable(
        "BULKHEAD_KEYS", "keys in the data folder", "The folder of the master key; set it outside every data backup."
    ),
    Variable(
        "BULKHEAD_PASSPHRASE_FILE",
        "asked at the terminal",
        "A file with the passphrase of the master key on its first line, readable by its owner alone.",
    ),
    Variable("BULKHEAD_PYTHON", "the newest found", "The Python that bin/ makes the environment with."),
    Variable("BULKHEAD_VENV", ".venv in the checkout", "The folder for installed packages."),
    Variable("BULKHEAD_DESK_HOST", "none", "The desk's host name behind a proxy, such as desk.example.com."),
    Variable("BULKHEAD_PORTAL_DOMAIN", "none", "The domain below which a proxy serves each portal by its address."),
    Variable("BULKHEAD_SCHEME", "http", "https where a proxy ends TLS: the scheme of the links in mail."),
    Variable(
        "BULKHEAD_PROXY",
        "off",
        "1 when a proxy is in front: its X-Forwarded-Proto and one forwarded address are believed.",
    ),
    Variable(
        "BULKHEAD_SOCKETS", "none", "A folder for unix sockets, one a portal, for the proxy to reach them by name."
    ),
    Variable(
        "BULKHEAD_ROOM",
        "95",
        "How full, in per cent, the disk may be before nothing more is taken in; 50 to 100, and 100 is never.",
    ),
    Variable("BULKHEAD_PORTAL_IDLE", "300", "Seconds without a visitor after which a portal's process sleeps."),
    Variable(
        "BULKHEAD_TEST_DATA",
        "none",
        "The folder of real files that bin/test reads; without it those tests are NOT RUN.",
    ),
    Variable("BULKHEAD_DESK_PORT", "8000", "The desk's port, told to its process.", own=True),
    Variable("BULKHEAD_DEMO", "off", "Whether the demo is served, told to the desk.", own=True),
    Variable(
        "BULKHEAD_SERVED_SINCE",
        "0",
        "When serving began, told to the worker, whose sweep spares what is newer.",
        own=True,
    ),
)


def as_markdown() -> str:
    """The settings page."""
    lines = [
        "# Settings",
        "",
        "What a person of the practice may choose is set on the desk’s own pages. These variables of the environment",
        "tell Bulkhead about the machine; none of them holds a secret. They stand in `bulkhead/config/environment.py`.",
        "",
        *_table([variable for variable in VARIABLES if not variable.own]),
        "",
        "Bulkhead sets these for its own processes; setting them by hand changes nothing that lasts.",
        "",
        *_table([variable for variable in VARIABLES if variable.own]),
    ]
    return "\n".join(lines) + "\n"


def _table(variables: list[Variable]) -> list[str]:
    rows = [f"| `{variable.name}` | {variable.fallback} | {variable.words} |" for variable in variables]
    return ["| Variable | If not set | Meaning |", "| --- | --- | --- |", *rows]
