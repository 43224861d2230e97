"""The commands by which an analyst decides, from the command line to the rows that come of it."""

import csv
import getpass
import io
import json
import re

import pytest

from .running import Program, Ran

APPROVAL = "bt05rvxs"
"""Fucaso's approval in China, in the seed articles."""
LINE = re.compile(r"ruling (\d+): .+; undo with: milestones undo \1\n")


@pytest.fixture
def ana(filled: Program) -> Program:
    """The program with the seed articles, and an analyst's name."""
    filled.environ["MILESTONES_ANALYST"] = "Ana Roth"
    return filled


def row(program: Program, id: str = APPROVAL) -> dict[str, object]:
    found = json.loads(program("list", "--format", "json").out)
    return next(dict(row) for row in found if row["id"] == id)


def decided(ran: Ran) -> str:
    assert (ran.status, ran.out) == (0, "")
    assert LINE.fullmatch(ran.err), ran.err
    return ran.err


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("confirm bt05", "bt05rvxs Fucaso Approved CN 2023-06-30 is confirmed"),
        (
            "reject bt05 --why no",
            "bt05rvxs Fucaso Approved CN 2023-06-30 is rejected, shown by list --rejected only",
        ),
        ("set bt05 --date 2023-06-29 --why x", "bt05rvxs Fucaso Approved CN is now dated 2023-06-29"),
        (
            "set bt05 --date 2022 --agency '' --why x",
            "bt05rvxs Fucaso Approved CN is now dated 2022 and has no agency",
        ),
        ("set bt05 --population adults --why x", "bt05rvxs Fucaso Approved CN now has population adults"),
        (
            "add fucaso --kind refusal --country MO --date 2024 --source letter",
            "Fucaso Refused MO 2024 is on record",
        ),
        (
            "merge bt05 cyrp",
            "is now one with Fucaso · Approved · SA · relapsed or refractory multiple myeloma",
        ),
        ("split bt05 01_wire_fucaso_china_approval.txt --why x", "2 events now: "),
        ("split fucaso CT103A --why x", "CT103A is a product apart from Fucaso, eque-cel"),
        ("merge fucaso zevor-cel", "Fucaso, zevor-cel are names of one product"),
        ("alias add fucaso Fucavita", "Fucaso, Fucavita are names of one product"),
        ("alias remove fucaso CT103A", "CT103A is a product apart from Fucaso"),
    ],
)
def test_each_decision_says_in_a_line_what_it_did(ana: Program, command: str, says: str) -> None:
    arguments = [word.replace("''", "") for word in command.split()]
    assert says in decided(ana(*arguments))
    assert json.loads(ana("rulings", "--format", "json").out)[0]["who"] == "Ana Roth"
    before = ana("list").out
    assert "holds no longer" in decided(ana("undo"))
    assert ana("list").out != before or command.startswith("alias add")


def test_what_is_set_is_shown_as_what_it_is(ana: Program) -> None:
    ana("set", APPROVAL, "--date", "2023-06-29", "--why", "the register")
    now = row(ana)
    assert (now["date"], now["basis"], now["conflict"]) == ("2023-06-29", "ruled", "")
    assert now["ruling"] == "date set by Ana Roth on 2025-03-01"
    shown = ana("show", APPROVAL, "--format", "json").out
    detail = json.loads(shown)
    assert detail["fields"]["Ruling"] == "date set by Ana Roth on 2025-03-01"
    assert "Ruling 1, Ana Roth on 2025-03-01: date set to 2023-06-29 (the register)" in detail["remarks"]
    table = ana("timeline", "fucaso", "--format", "table").out
    assert re.search(r"2023-06-29 .* \*  ", table)
    assert "* ruled by an analyst" in table


def test_rejected_ones_are_listed_on_demand(ana: Program) -> None:
    ana("reject", APPROVAL, "--why", "no")
    assert APPROVAL not in ana("list").out
    assert [line.split(",")[0] for line in ana("list", "--rejected").out.splitlines()[1:]] == [APPROVAL]
    assert ana("list", "--rejected", "--format", "table").out.startswith("Rejected milestones")
    assert APPROVAL not in ana("conflicts").out
    assert ana("show", APPROVAL).status == 0


def test_rulings_survive_that_all_is_read_again(ana: Program) -> None:
    ana("set", APPROVAL, "--kind", "nda-acceptance", "--why", "accepted only")
    ana("add", "Newdrug", "--kind", "refusal", "--country", "japan", "--source", "letter")
    before = ana("list").out
    read = ana("reread")
    assert (read.status, read.err) == (0, "7 articles read again: none changed; no milestones changed\n")
    again = ana("reconcile")
    assert (again.status, again.err) == (0, "all milestones derived again: none changed\n")
    assert ana("list").out == before


def test_an_article_that_fails_when_it_is_read_again(ana: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    from milestones.services import extraction

    real = extraction.extract

    def failing(article: object, known: object) -> object:
        if getattr(article, "id", "").startswith("05"):
            raise RuntimeError("no such sentence")
        return real(article, known)  # type: ignore[arg-type]

    before = ana("list").out
    monkeypatch.setattr(extraction, "extract", failing)
    ran = ana("reread")
    assert ran.status == 3
    problem, last = ran.err.splitlines()
    assert problem.endswith("(RuntimeError: no such sentence); it keeps the claims it had; report it")
    assert last == "7 articles read again: none changed; no milestones changed"
    assert ana("list").out == before


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("reject bt05", "Missing option '--why'"),
        ("set bt05 --date 2023", "Missing option '--why'"),
        ("split bt05 x", "Missing option '--why'"),
        ("reject bt05 --why |", "--why needs words"),
        ("set bt05 --why x", "nothing to set; give at least one of --date"),
        ("set bt05 --date 2023-13 --why x", "no such day: '2023-13'"),
        ("set bt05 --date 2099 --why x", "2099 has not come yet"),
        ("set bt05 --country nowhere --why x", "no country or authority 'nowhere'"),
        ("set bt05 --kind | --why x", "no kind '|'"),
        ("add fucaso --kind refusal --country JP", "Missing option '--source'"),
        ("add fucaso --kind refusal --country JP --source -", "--source needs words"),
        ("merge fucaso", "merge needs two"),
        ("merge fucaso bt05", "merge takes ids of milestones, or names of products, not both at once"),
        ("confirm", "Missing argument 'ID"),
        ("undo 0", "Invalid value for 'NUMBER'"),
        ("undo x", "Invalid value for 'NUMBER'"),
        ("alias", "Usage: milestones alias"),
    ],
)
def test_wrong_usage(ana: Program, command: str, says: str) -> None:
    ran = ana(*command.split())
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err
    assert json.loads(ana("rulings", "--format", "json").out) == []


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("confirm zzzzzzzz", "no milestone has the id 'zzzzzzzz'"),
        ("reject bt0 --why x", "no milestone has the id 'bt0'; write at least 4 characters of it"),
        ("merge bt05 unheard", "no milestone has the id 'unheard', and no product 'unheard'"),
        ("alias add unheard name", "no product 'unheard'"),
        ("alias remove fucaso unheard", "Fucaso has no name 'unheard'"),
        (
            "split bt05 unheard --why x",
            "no article 'unheard' tells of bt05rvxs Fucaso Approved CN 2023-06-30",
        ),
        ("undo", "no ruling holds that could be undone"),
        ("undo 7", "no ruling 7"),
        ("history unheard", "no milestone has the id 'unheard', and no product 'unheard'"),
        ("set bt05 --date 2023-06-30 --why x", "is so already"),
    ],
)
def test_what_cannot_be_done(ana: Program, command: str, says: str) -> None:
    ran = ana(*command.split())
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("milestones: ")
    assert says in ran.err
    assert json.loads(ana("rulings", "--format", "json").out) == []


def test_who_decides(ana: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def who() -> str:
        return str(json.loads(ana("rulings", "--format", "json").out)[-1]["who"])

    monkeypatch.setattr(getpass, "getuser", lambda: "login")
    ana("confirm", APPROVAL)
    assert who() == "Ana Roth"
    ana("confirm", APPROVAL, "--by", "Ben Ito")
    assert who() == "Ben Ito"
    for unset in ("", " "):
        ana.environ["MILESTONES_ANALYST"] = unset
        assert ana("undo").status == 0
        assert who() == "login"


def test_nobody_decides(ana: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no such user")

    says = "milestones: nobody is named as deciding; give --by NAME or set MILESTONES_ANALYST\n"
    assert (ana("confirm", APPROVAL, "--by", "").status, ana("confirm", APPROVAL, "--by", "").err) == (
        2,
        says,
    )
    del ana.environ["MILESTONES_ANALYST"]
    monkeypatch.setattr(getpass, "getuser", nobody)
    assert (ana("confirm", APPROVAL).status, ana("confirm", APPROVAL).err) == (2, says)


def test_what_is_added_makes_a_store(program: Program) -> None:
    ran = program("add", "Zulu", "--kind", "refusal", "--country", "JP", "--source", "x", "--by", "Ana")
    assert "Zulu Refused JP is on record" in decided(ran)
    assert program("list").out.splitlines()[1].split(",")[1] == "Zulu"


@pytest.mark.parametrize(
    "command",
    [
        "confirm bt05",
        "reject bt05 --why x",
        "undo",
        "rulings",
        "history bt05",
        "conflicts",
        "reread",
        "reconcile",
    ],
)
def test_without_a_store_there_is_nothing_to_rule_on(program: Program, command: str) -> None:
    program.environ["MILESTONES_ANALYST"] = "Ana"
    ran = program(*command.split())
    assert (ran.status, ran.out) == (1, "")
    assert "no store at" in ran.err


HOSTILE = ['=HYPERLINK("x")', "@SUM(A1)", "[red]x[/red]", "<b>x</b> | `x`", "+1-1", "javascript:x"]


@pytest.mark.parametrize("format", ["table", "csv", "tsv", "json", "md"])
@pytest.mark.parametrize("words", HOSTILE)
def test_an_analysts_words_never_act(ana: Program, words: str, format: str) -> None:
    ana("set", APPROVAL, "--agency", words, "--population", words, "--why", words, "--by", words)
    ana("add", words, "--kind", "refusal", "--country", "JP", "--source", words, "--by", words)
    for command in (
        "rulings",
        "list",
        f"history {APPROVAL}",
        f"show {APPROVAL}",
        "products",
        "timeline fucaso",
    ):
        ran = ana(*command.split(), "--format", format)
        assert ran.status == 0
        if format in ("csv", "tsv"):
            rows = list(csv.reader(io.StringIO(ran.out), delimiter="," if format == "csv" else "\t"))
            assert not [cell for found in rows for cell in found if re.match(r"\s*[=+@-]", cell)]
        if format == "md":
            assert "<b>" not in ran.out
            assert "`" not in ran.out.replace("\\`", "")
        if format == "table":
            assert "\x1b" not in ran.out
    if format == "json":
        assert json.loads(ana("rulings", "--format", "json").out)[0]["why"] == words


@pytest.mark.parametrize("words", ["\x1b[31mx", "x\u202ey", "x\x00y", "x\u200by", "x\x9b0m", "\udcff x"])
@pytest.mark.parametrize(
    "command",
    [
        "set bt05 --date 2023 --why",
        "reject bt05 --why",
        "confirm bt05 --by",
        "confirm bt05 --why",
        "add fucaso --kind refusal --country JP --source",
        "add --kind refusal --country JP --source x",
        "set bt05 --why x --agency",
        "set bt05 --why x --product",
        "alias add fucaso",
    ],
)
def test_what_does_not_print_is_not_kept(ana: Program, command: str, words: str) -> None:
    ran = ana(*command.split(), words)
    assert ran.status == 2
    assert "holds a character that does not print (U+" in ran.err
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\udc80-\udcff]", ran.err)
    assert json.loads(ana("rulings", "--format", "json").out) == []


def test_white_space_is_folded(ana: Program) -> None:
    ana("reject", APPROVAL, "--why", " two\n lines\tand a tab ", "--by", "Ana\nRoth")
    (found,) = json.loads(ana("rulings", "--format", "json").out)
    assert (found["why"], found["who"]) == ("two lines and a tab", "Ana Roth")


def test_a_terminal_shows_rulings_and_history_within_its_width(ana: Program) -> None:
    ana("set", APPROVAL, "--date", "2023-06-29", "--why", "a long reason " * 20)
    ana("split", "fucaso", "CT103A", "--why", "another")
    for width in (40, 80, 140):
        ana.width = width
        for command in ("rulings", f"history {APPROVAL}", "history fucaso", "conflicts", "list"):
            ran = ana(*command.split(), "--format", "table")
            assert ran.status in (0, 1)
            assert all(len(line) <= width for line in ran.out.splitlines())
