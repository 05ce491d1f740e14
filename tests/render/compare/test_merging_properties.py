"""Whatever two versions look like: nothing skipped is the new one, everything skipped is the old one."""

from collections import Counter

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.render.compare.papers import all_skipped, changes, deck, texts, without, word

WORDS = st.sampled_from(["goals", "budget", "plan", "growth", "Q3", "Q4", "12%", "the", "a", "pipeline", "und", "é"])
SENTENCE = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
MARK = st.sampled_from(["", "", "", "# ", "- ", "| ", "> ", "1. ", "  - ", "```", "---", "\t"])
LINE = st.tuples(MARK, SENTENCE).map("".join) | st.sampled_from(["", "", "```", "---", "***", "| a | b |", "#", "-"])
ENDING = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\n \n"])
TEXT = st.lists(st.tuples(LINE, ENDING).map("".join), max_size=14).map("".join)
PARAGRAPHS = st.lists(st.tuples(st.sampled_from(["", "# ", "- "]), SENTENCE).map("".join), max_size=6)
ROWS = st.integers(1, 3).flatmap(
    lambda columns: st.lists(
        st.lists(SENTENCE | st.just(""), min_size=columns, max_size=columns), min_size=1, max_size=3
    )
)
LETTER = st.tuples(PARAGRAPHS, st.lists(ROWS, max_size=2), st.just("") | SENTENCE)
Letter = tuple[list[str], list[list[list[str]]], str]
SLIDES = st.lists(st.tuples(SENTENCE, st.lists(SENTENCE, max_size=3).map("\n".join)), min_size=1, max_size=4)


@settings(max_examples=300, deadline=None)
@given(TEXT, TEXT)
@example("\n---\n---\ngoals\n", "\n")
@example("---\n---\ngoals\n", "")
@example("---\ngoals\n---\n\ngoals goals\n", "```\n---\ngoals goals\n")
def test_markdown_with_everything_skipped_is_the_old_text(old: str, new: str) -> None:
    merged = all_skipped("a.md", old.encode(), new.encode())

    assert texts("a.md", merged) == texts("a.md", old.encode())


@settings(max_examples=200, deadline=None)
@given(TEXT, TEXT)
def test_plain_text_with_everything_skipped_is_the_old_text(old: str, new: str) -> None:
    merged = all_skipped("a.txt", old.encode(), new.encode())

    assert texts("a.txt", merged) == texts("a.txt", old.encode())


@settings(max_examples=100, deadline=None)
@given(TEXT, TEXT)
def test_the_words_of_a_change_are_both_texts(old: str, new: str) -> None:
    for change in changes("a.md", old.encode(), new.encode()):
        assert "".join(text for op, text in change.words if op != "ins") == change.old
        assert "".join(text for op, text in change.words if op != "del") == change.new


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(LETTER, LETTER)
def test_a_word_file_with_everything_skipped_is_the_old_one_but_for_what_cannot_be(
    before: Letter, after: Letter
) -> None:
    old, new = (word(*paragraphs, tables=tables, header=header) for paragraphs, tables, header in (before, after))
    found = changes("a.docx", old, new)

    merged = without("a.docx", old, new, skipped=[change.key for change in found if change.can_skip])

    lost = Counter(change.old for change in found if not change.can_skip)
    assert Counter(texts("a.docx", merged)) == Counter(texts("a.docx", old)) - lost
    if not lost:
        assert texts("a.docx", merged) == texts("a.docx", old)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(SLIDES, SLIDES)
def test_a_deck_with_everything_skipped_is_the_old_one_where_all_can_be(
    old_slides: list[tuple[str, str]], new_slides: list[tuple[str, str]]
) -> None:
    old, new = deck(*old_slides), deck(*new_slides)
    found = changes("a.pptx", old, new)
    can_skip = [change.key for change in found if change.can_skip]

    merged = without("a.pptx", old, new, skipped=can_skip)

    if len(can_skip) == len(found):
        assert texts("a.pptx", merged) == texts("a.pptx", old)
    assert changes("a.pptx", merged, merged) == []
