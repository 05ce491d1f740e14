"""Tables for people. Machines ask for --json."""

from rich import box, console, table


class Table:
    """Rows under headings; wide words go on in the next line and nothing is cut off."""

    def __init__(self, *headings: str) -> None:
        self._table = table.Table(box=box.SIMPLE_HEAD, show_edge=False)
        for heading in headings:
            self._table.add_column(heading, overflow="fold")

    def add(self, *cells: object) -> None:
        self._table.add_row(*(str(cell) for cell in cells))

    @property
    def has_rows(self) -> bool:
        return bool(self._table.rows)

    def show(self) -> None:
        console.Console(markup=False, highlight=False).print(self._table)
