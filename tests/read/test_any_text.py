"""What holds for any text at all."""

from hypothesis import given
from hypothesis import strategies as st

from milestones.model.article import Article
from milestones.model.problem import Problem
from milestones.read.article.building import build_article, readable
from milestones.read.article.unglueing import unglued
from milestones.read.encoding import as_utf8, decoded, numbered_lines
from milestones.read.origin import Given, Origin

PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            " ",
            "  ",
            "# ",
            "**",
            "* ",
            "> ",
            "|",
            " - ",
            "【",
            "】",
            "(",
            ")",
            "--",
            ".",
            "。",
            ":",
            "#",
        ),
        *(
            "Fucaso",
            "cleared",
            "By Joy Lin",
            "SHANGHAI, ",
            "3 July 2023",
            "2024年6月19日",
            "June 2022",
            "Tuesday, ",
        ),
        *(
            "January 14, 2025",
            "10:32",
            'class="x">',
            "[a](b)",
            "9999-12-31",
            "驯鹿生物",
            "에쿠",
            "/Newswire/",
            "\u2028",
            "Zel\u00advora\u200b",
            "&amp;",
            "&#38;#13;",
            "e\u0301",
            "\ufb01",
            "\u2011",
            "\u00a0",
        ),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=60).map("".join)


@given(TEXTS)
def test_the_title_stands_in_the_text_which_is_only_made_readable(text: str) -> None:
    article = build_article(text, Origin("a", "a"))
    assert article.text == unglued(readable(text))
    assert article.text[article.title_start : article.title_end] == article.title


@given(TEXTS, st.text(max_size=30).map(lambda title: " ".join(title.split())))
def test_a_given_title_is_found_or_put_first(text: str, title: str) -> None:
    article = build_article(text, Origin("a", "a"), Given(title=title or None))
    text, title = readable(text), readable(title).strip()
    assert article.text in (text, f"{title}\n\n{text}")
    assert article.text[article.title_start : article.title_end] == article.title


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_a_problem(data: bytes) -> None:
    assert isinstance(decoded(data, "a"), str | Problem)
    assert isinstance(build_article(data.decode("latin-1"), Origin("standard input")), Article)


@given(st.lists(st.binary(max_size=20)), st.integers(0, 30))
def test_lines_are_those_that_splitting_the_whole_gives(blocks: list[bytes], limit: int) -> None:
    whole = b"".join(blocks).split(b"\n")
    expected = [line if len(line) <= limit else None for line in (whole if whole[-1] else whole[:-1])]
    found = list(numbered_lines(blocks, limit))
    assert found == list(enumerate(expected, 1))


@given(st.text(), st.integers(1, 7))
def test_utf16_is_recoded_whatever_the_blocks(text: str, size: int) -> None:
    data = text.encode("utf-16")
    # The mark must stand whole in the first block, as it does in any stream read by kilobytes.
    blocks = [data[:2], *(data[i : i + size] for i in range(2, len(data), size))]
    assert b"".join(as_utf8(blocks)) == text.encode()
