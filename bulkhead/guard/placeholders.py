"""Files that only stand for a file: what programs that keep folders in step leave on a disk."""

from pathlib import PurePath

GOOGLE = "It is a link to a Google document, not the document. Download it as an Office file or PDF and bring that."
ELSEWHERE = "It is still in the cloud and not on this computer. Choose “keep on this device”, wait, and bring it again."
SHORTCUT = "It is a shortcut to another place. Bring the file it leads to."
UNFINISHED = "It is a download that did not finish. Download it again."
ENDINGS = {
    **dict.fromkeys(".gdoc .gsheet .gslides .gdraw .gform .gmap .gsite .gjam .gtable".split(), GOOGLE),
    **dict.fromkeys(".icloud .cloud .cloudf .nextcloud .owncloud .boxnote .paper .web".split(), ELSEWHERE),
    **dict.fromkeys(".url .webloc .lnk .desktop .alias".split(), SHORTCUT),
    **dict.fromkeys(".part .partial .crdownload .download .tmp".split(), UNFINISHED),
}


def placeholder(name: str) -> str:
    """Why a file only stands for another one, in a sentence; empty for a file that is itself."""
    return ENDINGS.get(PurePath(name).suffix.lower(), "")
