"""A term is one word or phrase that stands for a client, as somebody wrote it down."""

from dataclasses import dataclass

KINDS = frozenset({"legal_name", "short_name", "domain", "person", "email", "code_name", "product", "link"})
RULES = {
    "legal_name": "legal name",
    "short_name": "short name",
    "domain": "domain",
    "person": "person",
    "email": "e-mail address",
    "code_name": "code name",
    "product": "product",
    "link": "link",
}
STRONG, MEDIUM, WEAK, NEAR = "strong", "medium", "weak", "near"
SUFFIXES = frozenset(
    "inc incorporated ltd limited llc llp lp plc pbc corp corporation co company gmbh ag kg ug se sa sas sarl srl spa"
    " bv nv ab as asa oy aps kk pty pte sl lda sro zrt kft doo ohg gbr ev foundation group holding holdings".split()
)


@dataclass(frozen=True)
class Term:
    """`client` is the caller's key; `common` says that the owner marked the name as an everyday word."""

    client: str
    kind: str
    value: str
    common: bool = False

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind!r} is not a kind of guard term. Use one of: {', '.join(sorted(KINDS))}.")

    @property
    def rule(self) -> str:
        return RULES[self.kind]
