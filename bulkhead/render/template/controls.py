"""Word's own gaps: content controls that show a prompt, and merge fields. Once bound, only the field is left."""

from collections.abc import Iterator

from lxml import etree

from bulkhead.render.template import slots
from bulkhead.render.template.blanks import Blank, blanks
from bulkhead.render.template.pages import Page
from bulkhead.render.template.threads import RunThread
from bulkhead.render.template.vocabulary import BREAK, INSTRUCTION, TEXT, WORD, local_name, names

CONTROL = names(WORD, "sdt")
PROMPTS = names(WORD, "showingPlcHdr")
CONTENT = names(WORD, "sdtContent")
TITLE = names(WORD, "alias", "tag")
CHOOSES = names(WORD, "picture", "checkbox", "docPartObj", "docPartList", "group", "citation", "bibliography")
# Word would put its own content back in place of the field while any of these stands.
HOLDS_BACK = names(WORD, "showingPlcHdr", "dataBinding", "dropDownList", "comboBox", "date", "placeholder")
LOOK_OF_PROMPT = names(WORD, "rStyle")
FIELD_MARK = names(WORD, "fldChar")
SIMPLE_FIELD = names(WORD, "fldSimple")
RUN = names(WORD, "r")
MERGE = ("MERGEFIELD", "ADDRESSBLOCK", "GREETINGLINE")


def prompts(page: Page) -> Iterator[tuple[RunThread, Blank]]:
    """Controls that show a prompt which the words alone would not give away."""
    for control in page.part.root.iter(*CONTROL):
        leaves = [leaf for content in control.iterchildren(*CONTENT) for leaf in content.iter(*TEXT, *BREAK)]
        if _is_prompting(control) and leaves:
            thread = RunThread(leaves[0], leaves, page.where)
            if thread.text.strip() and not blanks(thread.text):
                yield thread, _blank(control, thread.text)


def release(root: etree._Element) -> None:
    """Takes the control or the merge field from around what is a field of ours now."""
    for control in list(root.iter(*CONTROL)):
        if _is_prompting(control) and "{{" in _shown(control):
            _release_control(control)
    for simple in list(root.iter(*SIMPLE_FIELD)):
        if _is_merge([str(value) for value in simple.values()]) and "{{" in _shown(simple):
            _unwrap(simple)
    for run in list(root.iter(*RUN)):
        if "{{" in _shown(run):
            _release_merge(run)


def _blank(control: etree._Element, text: str) -> Blank:
    title = next((str(value) for each in control.iter(*TITLE) for value in each.values() if value), "")
    named = f"{title}: {text.strip()}" if title else text.strip()
    return Blank(named, 0, len(text), slots.suggested(title))


def _is_prompting(control: etree._Element) -> bool:
    about = next(control.iterchildren(*names(WORD, "sdtPr")), None)
    if about is None or next(about.iterchildren(*PROMPTS), None) is None:
        return False
    return not any(each.tag in CHOOSES or local_name(str(each.tag)) == "checkbox" for each in about)


def _release_control(control: etree._Element) -> None:
    for each in list(control.iter(*HOLDS_BACK)):
        _drop(each)
    for style in list(control.iter(*LOOK_OF_PROMPT)):
        if any("placeholder" in str(value).lower() for value in style.values()):
            _drop(style)


def _release_merge(run: etree._Element) -> None:
    """Removes the marks of a merge field around its result; the result is a run beside them."""
    before = _to_mark(run, forward=False)
    after = _to_mark(run, forward=True)
    codes = [each for other in reversed(before) for each in other.iter(*INSTRUCTION)]
    if before and after and _is_merge([each.text or "" for each in codes]):
        for other in [*before, *after]:
            _drop(other)


def _to_mark(run: etree._Element, *, forward: bool) -> list[etree._Element]:
    """The runs that only mark the field, from the result outwards to where it begins or ends."""
    wanted, stranger = ("end", "begin") if forward else ("begin", "end")
    found = []
    for other in run.itersiblings(*RUN, preceding=not forward):
        kinds = [str(value) for mark in other.iter(*FIELD_MARK) for value in mark.values()]
        if stranger in kinds or _shown(other):
            return []
        if kinds or next(other.iter(*INSTRUCTION), None) is not None:
            found.append(other)
        if wanted in kinds:
            return found
    return []


def _is_merge(codes: list[str]) -> bool:
    return "".join(codes).strip().upper().startswith(MERGE)


def _unwrap(element: etree._Element) -> None:
    for child in list(element):
        element.addprevious(child)
    _drop(element)


def _shown(element: etree._Element) -> str:
    return "".join(leaf.text or "" for leaf in element.iter(*TEXT))


def _drop(element: etree._Element) -> None:
    around = element.getparent()
    if around is not None:
        around.remove(element)
