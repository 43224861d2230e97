"""The parts of an article: sentences, headings, and sections that make no claims."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milestones.extract.text.blocks import blocks
from milestones.extract.text.document import sentences
from milestones.lexicon.wordpatterns import Ending, Worded
from milestones.model.article import Article
from tests.extract.comparing import article


def _sentences(told: Article) -> list[str]:
    return [told.text[part.start : part.end] for part in sentences(told)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It was filed. It was approved.", ["It was filed.", "It was approved."]),
        ("The U.S. Food and Drug Administration agreed.", ["The U.S. Food and Drug Administration agreed."]),
        ("It is sold in the U.S. The EU comes next.", ["It is sold in the U.S.", "The EU comes next."]),
        ("Korvane Inc. filed it.", ["Korvane Inc. filed it."]),
        ("Dr. Anna Holm of Korvane Ltd. agreed.", ["Dr. Anna Holm of Korvane Ltd. agreed."]),
        ("It rose 3.5 percent. Shares fell.", ["It rose 3.5 percent.", "Shares fell."]),
        ("Will it pass? Yes! It did.", ["Will it pass?", "Yes!", "It did."]),
        ("“It works.” The panel agreed.", ["“It works.”", "The panel agreed."]),
        ("On Jan. 5 it was filed.", ["On Jan. 5 it was filed."]),
        ("药监局批准了它。公司很高兴。", ["药监局批准了它。", "公司很高兴。"]),
        ("It was approved.1,2 Japan was next.", ["It was approved.1,2", "Japan was next."]),
        ("It was approved.4-5Korvane agreed.", ["It was approved.4-5", "Korvane agreed."]),
        ("It grew to no.3 There.", ["It grew to no.3", "There."]),
        ("Sales of $2.5 Billion rose.", ["Sales of $2.5 Billion rose."]),
        ("", []),
        (" \n \n", []),
    ],
)
def test_a_full_stop_ends_a_sentence_or_not(text: str, parts: list[str]) -> None:
    assert _sentences(article(text)) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("first line\nsecond line", ["first line\nsecond line"]),
        ("One line\n\nAnother line", ["One line", "Another line"]),
        ("- filed in May\n- approved in June", ["- filed in May", "- approved in June"]),
        ("A heading\nThe text of it.", ["A heading", "The text of it."]),
        (
            "A line so long that it can only have been broken to a width by\nAcme's machine.",
            ["A line so long that it can only have been broken to a width by\nAcme's machine."],
        ),
    ],
)
def test_sentences_stay_in_their_blocks(text: str, parts: list[str]) -> None:
    assert _sentences(article(text)) == parts


def test_the_headline_is_a_heading_and_stands_alone() -> None:
    first, second = sentences(article("the drug is a pill.", "FDA approves a pill"))
    assert (first.title, first.heading) == (True, True)
    assert (second.title, second.heading) == (False, False)


def test_a_text_behind_its_headline_in_one_line_is_no_heading() -> None:
    title = "FDA Approves Zelbrutinib for Gout"
    line = f"{title} May 3, 2024 * * * The approval rests on a trial. " + "It was a long one. " * 20
    first, *others = sentences(Article("a", line.strip(), title))
    assert first.title
    assert not any(part.title or part.heading for part in others)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("FDA approves the pill", True),
        ("The FDA approved the pill.", False),
        ("China: it was approved.", False),
        ("He said “yes”", False),
        ("word " * 60, False),
    ],
)
def test_a_short_line_without_an_end_is_a_heading(line: str, heading: bool) -> None:
    (block,) = blocks(article(line))
    assert block.heading is heading


@pytest.mark.parametrize(
    ("opening", "inside", "name"),
    [
        ("Forward-Looking Statements", "It may fail.", "forward-looking statements"),
        ("Cautionary Note", "It may fail.", "forward-looking statements"),
        ("Related articles", "FDA approves it", "related articles"),
        ("RELATED", "> FDA approves it", "related articles"),
        ("Most read", "1. FDA lifts a hold", "related articles"),
        ("You may also like", "FDA approves it", "related articles"),
    ],
)
def test_a_section_without_claims_opens(opening: str, inside: str, name: str) -> None:
    before, head, after = blocks(article(f"The FDA approved it.\n\n{opening}\n{inside}"))
    assert before.section == ""
    assert (head.section, after.section) == (name, name)


def test_a_section_ends_at_the_next_heading_or_never() -> None:
    statements = article("Safe Harbor\nIt may fail.\n\nAbout zelbrutinib\nIt was approved.")
    assert [block.section for block in blocks(statements)][-2:] == ["", ""]
    behind = "Related articles\nFDA approves it\n\nAbout zelbrutinib\nIt was approved."
    first, *related = blocks(article(f"The FDA met on Monday.\n\n{behind}"))
    assert first.section == ""
    assert all(block.section == "related articles" for block in related)


def test_links_above_the_text_end_nothing() -> None:
    link, *text = blocks(article("Back to top\n\nThe FDA approved zelbrutinib.\n\nIt is for gout."))
    assert link.section == "page left-over"
    assert [block.section for block in text] == ["", ""]


def test_a_single_left_over_line_is_left_out_alone() -> None:
    first, second = blocks(article("Read more: FDA approves it\nThe FDA approved the pill."))
    assert first.section == "pointer to another article"
    assert second.section == ""


def test_the_headline_opens_no_section() -> None:
    title, body = blocks(article("The FDA approved it.", "Trending: the FDA approves it"))
    assert (title.section, body.section) == ("", "")


def test_what_stands_above_the_headline_is_the_pages() -> None:
    text = "Home | News | FDA approves something else\n\nA pill is approved\n\nThe FDA approved it."
    told = Article("a", text, "A pill is approved", text.index("A pill"))
    assert [block.section for block in blocks(told)] == ["page header", "", ""]


@given(
    st.lists(
        st.sampled_from(
            [
                "Dr. No",
                "U.S. ",
                "\n",
                "\n\n",
                "It is. ",
                "- ",
                "Related articles",
                "药。",
                "“Q?” ",
                "Safe Harbor",
                "\r\n",
                "a",
            ]
        )
    ),
    st.booleans(),
)
def test_sentences_are_in_order_apart_and_leave_no_word_out(pieces: list[str], titled: bool) -> None:
    text = "".join(pieces)
    title = text.strip().split("\n")[0] if titled else ""
    told = Article("a", text, title, text.find(title) if title else 0)
    parts = sentences(told)
    assert [part.number for part in parts] == list(range(len(parts)))
    assert all(one.end <= other.start for one, other in pairwise(parts))
    assert "".join("".join(_sentences(told)).split()) == "".join(text.split())


def test_a_headline_that_stands_again_before_the_text_is_a_heading() -> None:
    told = article(
        "Korvane Wins EU Approval for Velmora June 3, 2024 6:45 am The company said so. It is pleased.",
        "Korvane Wins EU Approval for Velmora",
    )
    again = [part for part in sentences(told) if part.title]
    assert [told.text[part.start : part.end][:30] for part in again] == ["Korvane Wins EU Approval for V"] * 2


@given(st.text("ab.(- \n\u3000", max_size=25))
def test_words_are_counted_as_if_the_text_were_split(text: str) -> None:
    for part in sentences(article(text)):
        places = range(part.start, part.end + 1)
        for left, right in ((left, right) for left in places for right in places if left <= right):
            count = len(text[left:right].split())
            assert part.words_between(left, right) == part.words_between(right, left) == count


def test_words_outside_the_sentence_are_counted_too() -> None:
    first, second = sentences(article("It was filed. It was approved."))
    assert first.words_between(0, second.end) == second.words_between(second.end, 0) == 6


@pytest.mark.parametrize(
    ("count", "back", "ahead"),
    [
        (0, "", ""),
        (1, "said: ", " that"),
        (2, "and said: ", " that it"),
        (9, "The FDA agreed and said: ", " that it stands"),
    ],
)
def test_words_are_told_off_before_a_place_and_behind_it(count: int, back: str, ahead: str) -> None:
    text = "The FDA agreed and said: approved that it stands"
    (part,) = sentences(article(text))
    place, end = text.index("approved"), text.index(" that")
    assert text[part.words_back(place, count) : place] == back
    assert text[end : part.words_ahead(end, count)].rstrip() == ahead


def test_words_of_another_sentence_are_not_found() -> None:
    told = article("It was not approved. It was filed.")
    first, second = sentences(told)
    words = Worded.any_of(["not approved", "was"])
    found = first.search(words), first.search(words, first.start + 7), second.search(words, 0, second.end)
    assert [match.span() for match in found if match] == [(3, 6), (7, 19), (24, 27)]
    assert second.search(words, end=first.end) is None
    assert first.has(words)
    assert not second.has(Worded.any_of(["not approved"]))
    assert not second.may_have(Worded.any_of(["not approved"]))


def test_words_outside_of_places_are_those_of_the_rest() -> None:
    (sentence,) = sentences(article("It was filed in May 2023 and cleared by the FDA."))
    may = sentence.text.index("May")
    assert sentence.words_outside([]) == sentence.words
    assert sentence.words_outside([(may, may + len("May 2023"))]) == sentence.words - {"may", "2023"}


def test_what_stands_before_a_place_is_looked_for_in_its_last_words_only() -> None:
    (sentence,) = sentences(article("Used for years in adults with gout."))
    ending = Ending(re.compile(r"\b(?:for|in)\s+(?:\w+\s+)*$"), 3)
    found = sentence.before(sentence.text.index("gout"), ending)
    assert found and found.group() == "in adults with "
    assert sentence.before(sentence.text.index("gout"), ending, within=len("adults with ")) is None
    assert sentence.before(sentence.text.index("adults"), Ending(ending.pattern, 2)) is not None


def test_what_a_sentence_lacks_is_looked_for_in_no_other() -> None:
    first, second = sentences(article("It was filed. It was approved."))
    approved = Worded.any_of(["approved"])
    assert first.first(approved) is None and not first.has(approved)
    assert (found := second.first(approved)) and found.start() == second.text.index("approved")
    assert second.first(approved) is found
