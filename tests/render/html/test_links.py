import pytest

from milestones.render.html.links import address, pieces


@pytest.mark.parametrize(
    "text", ["https://news.example/a?b=c&d=e#f", "http://news.example", "HTTPS://news.example:8443/x"]
)
def test_a_page_on_the_web_can_be_followed(text: str) -> None:
    assert address(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://news.example/a",
        "//news.example/a",
        "news.example/a",
        "https:",
        "https://",
        "https:///a",
        "https://ana:secret@news.example/",
        "https://bank.example@news.example/",
        'https://news.example/"onclick="alert(1)',
        "https://news.example/<b>",
        "https://news.example/a b",
        "https://news.example/\x1b[31m",
        "https://news.example:99999/",
        "https://[::1/",
        "https://news.example\\@evil.example/",
    ],
)
def test_anything_else_stays_words(text: str) -> None:
    assert address(text) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bt05rvxs", [("bt05rvxs", True)]),
        (
            "see bt05rvxs, 9sfddfj0.",
            [("see ", False), ("bt05rvxs", True), (", ", False), ("9sfddfj0", True), (".", False)],
        ),
        ("approved", [("approved", False)]),
        ("xbt05rvxs bt05rvxs-2", [("xbt05rvxs bt05rvxs-2", False)]),
        ("", [("", False)]),
    ],
)
def test_ids_of_milestones_are_found_among_words(text: str, found: list[tuple[str, bool]]) -> None:
    assert list(pieces(text, {"bt05rvxs", "9sfddfj0"})) == found
