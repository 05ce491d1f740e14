"""What the attacker is told, so that nothing is refused for want of a name: every path, process and address."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Given:
    """Of the other client's folder the letter, the plain store and the files to move or remove were planted."""

    own: str
    foreign: str
    data: str
    keys: str
    run: str
    supervisor: int
    sibling: int
    address: int
    sibling_port: int
    desk_port: int
    sibling_socket: str

    def as_json(self) -> dict[str, str | int]:
        return asdict(self)

    @property
    def letter(self) -> str:
        return f"{self.foreign}/letter.txt"
