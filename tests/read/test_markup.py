"""Fragments of HTML → text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milestones.read.markup import text_of_fragment


@pytest.mark.parametrize(
    "html, text",
    [
        ("", ""),
        ("Fucaso is cleared", "Fucaso is cleared"),
        ("One\r\nTwo &amp; three\n\n\n\nFour", "One\nTwo & three\n\nFour"),
        ("<p>One <b>big</b>\n step.</p>\n<p>Two</p>", "One big step.\n\nTwo"),
        ("One<br>Two<br/><br />Three", "One\nTwo\n\nThree"),
        ("<h2>Title</h2>Text<div>More</div>end", "Title\n\nText\n\nMore\n\nend"),
        ("<ul>\n<li>One</li><li><p>Two</p></li>\n</ul>After", "- One\n- Two\n\nAfter"),
        (
            "<table>\n<tr><th>Where</th><th>When</th></tr>\n<tr><td>KR<td>2023</table>",
            "Where | When\nKR | 2023",
        ),
        ("<table><tr><td><p>One</p><p>Two</p></td></tr></table>", "One\n\nTwo"),
        ("<pre>a  b\n  c</pre>", "a  b\nc"),
        ("a<script>x < 1</script><style>p {}</style><img alt='logo'>b<!-- c --><title>d</title>", "ab"),
        ("p<0.05 and AT&T & more", "p<0.05 and AT&T & more"),
        ("<p>p<0.05</p> &lt;b&gt; &#8217; &nbsp;x", "p<0.05\n\n<b> ’ \xa0x"),
        ("<p>批准</p><p>上市", "批准\n\n上市"),
        ("<font>" * 150 + "deep", "deep"),
        ("<p>One" + "<b>" * 3000 + "deep" + "</b>" * 3000 + "<p>end", "One deep end"),
        ("<a" * 200_000, ""),
        ("<p>" * 300_000 + "x", "x"),
        ("a\0<p>\x0b\ud800b", "a\n\nb"),
    ],
    ids=lambda value: value[:20],
)
def test_the_text_as_a_browser_shows_it(html: str, text: str) -> None:
    assert text_of_fragment(html) == text


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<li>",
                "<td>",
                "<tr>",
                "<table>",
                "<br>",
                "<pre>",
                "<script>",
                "</div>",
                "&",
                "<",
                ">",
                "&lt;",
                "a",
                "\n",
                "中",
            ]
        )
    )
)
def test_any_markup_gives_text(parts: list[str]) -> None:
    text = text_of_fragment("".join(parts))
    assert text == text.strip() and "\n\n\n" not in text
