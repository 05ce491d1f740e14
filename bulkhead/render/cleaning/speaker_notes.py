"""What a presenter says and no slide shows: the notes of each slide, and the headers of notes and handouts."""

from bulkhead.render.cleaning import trees
from bulkhead.render.cleaning.folder import Folder
from bulkhead.render.cleaning.tally import Group
from bulkhead.render.template.pages import Page
from bulkhead.render.template.vocabulary import DRAWING_TEXT, SLIDE, names

MASTERS = names(SLIDE, "notesMasterIdLst", "handoutMasterIdLst")
PLACEHOLDER = names(SLIDE, "ph")
# PowerPoint writes these itself: the picture of the slide and its number, and prompts to click.
WRITTEN_BY_ITSELF = frozenset({"sldImg", "sldNum", "dt"})
PROMPTS = frozenset({"body"})


def remove(folder: Folder, *, group: Group) -> None:
    told = [(page, text) for page in folder.pages_of(".notesSlide+xml") for text in _texts(page, WRITTEN_BY_ITSELF)]
    for page, text in told:
        group.note("notes", place=page.where.of(page.part.root), text=text)
    for page in folder.pages_of(".notesMaster+xml", ".handoutMaster+xml"):
        for text in _texts(page, WRITTEN_BY_ITSELF | PROMPTS):
            group.note("header or footer of notes and handouts", place=page.where.of(page.part.root), text=text)
    if group.count and folder.is_deck:
        _remove_parts(folder)


def _texts(page: Page, passed_over: frozenset[str]) -> list[str]:
    found = []
    for shape in page.part.root.iter("{*}sp", "{*}graphicFrame"):
        kinds = {each.get("type") or "body" for each in shape.iter(*PLACEHOLDER)}
        text = " ".join(each.text or "" for each in shape.iter(*DRAWING_TEXT)).strip()
        if text and not kinds & passed_over:
            found.append(text)
    return found


def _remove_parts(folder: Folder) -> None:
    main = folder.main
    if main is not None:
        for masters in list(main.root.iter(*MASTERS)):
            trees.drop(masters)
            main.touched = True
    trees.sever(folder.package, rows=folder.arrows("notesSlide", "notesMaster", "handoutMaster"))
