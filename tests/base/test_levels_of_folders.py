"""Which level of folders is the client."""

import pytest

from bulkhead.base.levels import folder_at, levels_of


@pytest.mark.parametrize(
    ("paths", "known", "level", "is_plain"),
    [
        (("Clients/Signal/a.md", "Clients/Harbor/b.md"), (), 1, True),
        (("Signal/a.md", "Harbor/b.md"), (), 0, True),
        (("Signal/Reports/a.md", "Signal/Invoices/b.md"), (), 0, True),
        (("Clients/2025/Signal/a.md", "Clients/2025/Harbor/b.md", "Clients/2026/Signal/c.md"), (), 2, True),
        (("Work/Acme/Umbrella/a.md", "Work/Acme/Rocket/b.md", "Work/Zeta/Sun/c.md"), (), 1, False),
        (("Work/Acme/Signal/a.md", "Work/Zeta/Harbor/b.md"), ("signal", "harbor"), 2, True),
        (("Signal/Umbrella/a.md", "Signal/Rocket/b.md"), ("signal",), 0, True),
    ],
)
def test_the_level_is_read_from_names_and_standing_clients(
    paths: tuple[str, ...], known: tuple[str, ...], level: int, is_plain: bool
) -> None:
    found = levels_of(paths, known=set(known))

    assert (found.suggested, found.is_plain) == (level, is_plain)


def test_files_without_a_folder_have_no_level() -> None:
    assert levels_of(["a.md", "b.md"], known=set()).all == ()


def test_the_folder_of_a_file_above_the_level_is_nobodys() -> None:
    assert (folder_at("Clients/a.md", level=1), folder_at("Clients/Signal/x/a.md", level=1)) == ("", "Clients/Signal")
