"""Time zones and currencies as a select offers them; reused by every form that asks for one."""

from functools import cache
from zoneinfo import available_timezones

from babel import Locale

COMMON = "USD EUR GBP CHF CAD AUD NZD SEK NOK DKK JPY SGD HKD INR ZAR BRL".split()
REGIONS = ("Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")


@cache
def zones() -> list[tuple[str, str]]:
    """Every city of the time zone database, by region, and UTC first."""
    names = sorted(name for name in available_timezones() if name.startswith(REGIONS))
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in names)]


@cache
def currencies() -> list[tuple[str, str]]:
    """The currencies a practice is most often paid in."""
    words = Locale("en").currencies
    return [(code, f"{code}, {words[code]}") for code in COMMON]
