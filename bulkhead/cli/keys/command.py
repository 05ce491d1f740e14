"""`bulkhead keys` and what it can do."""

from pathlib import Path

import click

from bulkhead.cli.keys import papers, protecting, rotating

DATA = click.option("--data", "folder", type=click.Path(path_type=Path), help="The data folder.")
FILE = click.Path(path_type=Path, allow_dash=True)


@click.group("keys")
def command() -> None:
    """Protect, print, prove and renew the keys."""


@command.command("passphrase")
@click.option("--remove", is_flag=True, help="Take the passphrase away: the key lies in its file as it is.")
@click.option(
    "--file", "named", type=click.Path(path_type=Path), help="A file with the new one, readable by you alone."
)
@DATA
def passphrase(*, remove: bool, named: Path | None, folder: Path | None) -> None:
    """Set or change the passphrase that protects the master key.

    The one before is asked for at the terminal, or read from the file that BULKHEAD_PASSPHRASE_FILE names.
    """
    print(protecting.protect(folder, remove=remove, named=named))


@command.command("rotate")
@click.option("--client", "slugs", multiple=True, help="Give this client a new key. Several times, if need be.")
@click.option("--all", "is_all", is_flag=True, help="Give every client a new key.")
@click.option("--sign-out", is_flag=True, help="Sign everybody out at the desk as well.")
@DATA
def rotate(*, slugs: tuple[str, ...], is_all: bool, sign_out: bool, folder: Path | None) -> None:
    """Put a new master key in the place of the old one, or new keys in the place of clients’ own.

    Everything goes on being served meanwhile; a client that gets a new key is away for a moment.
    """
    if slugs or is_all:
        rotating.rotate_clients(folder, slugs=slugs)
    else:
        print(rotating.rotate_master(folder, signs_out=sign_out))


@command.command("sheet")
@click.argument("written", metavar="FILE.pdf|FILE.html|-", type=FILE)
@DATA
def sheet(*, written: Path, folder: Path | None) -> None:
    """Write the recovery sheet: the master key on one page, to print and lock away.

    “-” writes the page as a PDF to the standard output, for a printer, and leaves no file.
    """
    papers.write_sheet(folder, written=written)


@command.command("test")
@DATA
def test(*, folder: Path | None) -> None:
    """Type the recovery sheet back: does it open this data folder? Only the date of the proof is written down."""
    print(papers.prove_sheet(folder))


@command.command("restore")
@click.option("--passphrase", "protects", is_flag=True, help="Protect the key with a new passphrase at once.")
@click.option("--backup", type=click.Path(path_type=Path), help="Where the data folder is lost too: its backups.")
@DATA
def restore(*, protects: bool, backup: Path | None, folder: Path | None) -> None:
    """Put a lost master key back from its recovery sheet; refused unless it opens this data folder, or a backup."""
    print(papers.restore_from_sheet(folder, protects=protects, backup=backup))
