"""The names file of `bulkhead scan`."""

import pytest

from bulkhead.guard.matching import Term
from bulkhead.guard.names_file import NamesFileError, parse_names


def test_each_value_is_told_by_its_shape() -> None:
    text = """# our clients
    signal = Signal Foundry, Inc., Signal, signalfoundry.example, Dana Whitfield, dana@mail.example

    bloom = Bloom & Barrow Ltd, Bloom, code name: Lavender, product: Glow
    """

    assert parse_names(text) == (
        Term("signal", "legal_name", "Signal Foundry, Inc."),
        Term("signal", "short_name", "Signal"),
        Term("signal", "domain", "signalfoundry.example"),
        Term("signal", "person", "Dana Whitfield"),
        Term("signal", "email", "dana@mail.example"),
        Term("bloom", "legal_name", "Bloom & Barrow Ltd"),
        Term("bloom", "short_name", "Bloom"),
        Term("bloom", "code_name", "Lavender"),
        Term("bloom", "product", "Glow"),
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("signal", "Line 1: there is no “=”. Write: slug = Legal Name, short name, domain, person"),
        (
            "\nSignal Inc = x",
            "Line 2: “Signal Inc” is not a slug. Use small letters, digits and hyphens before the “=”.",
        ),
        ("signal = ,", "Line 1: “signal” has no names. Write at least its legal name after the “=”."),
        ("a = A b\na = C d", "Line 2: “a” stands on line 1 already. Put its names on one line."),
        ("a = Able Ltd, --", "Line 1: “--” has no letters. Remove it or write a name."),
        ("a = Able Ltd, gmail.com", "Line 1: “gmail.com” is a public mail service. Write the client's own domain."),
    ],
)
def test_an_error_names_the_line_and_what_to_do(text: str, sentence: str) -> None:
    with pytest.raises(NamesFileError) as problem:
        parse_names(text)

    assert str(problem.value) == sentence
