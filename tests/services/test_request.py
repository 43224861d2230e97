from datetime import date

import pytest

from milestones.model.claim import Status
from milestones.model.filters import Filter
from milestones.model.problem import UsageError
from milestones.services.request import Request, day_of, jurisdictions, request


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (["KR"], ("KR",)),
        (["kr"], ("KR",)),
        (["korea"], ("KR",)),
        (["MFDS"], ("KR",)),
        (["EU"], ("EU",)),
        (["us,eu", "EMA"], ("US", "EU")),
        (["US", "US"], ("US",)),
        (["japan , CN"], ("JP", "CN")),
        ([], ()),
    ],
)
def test_a_jurisdiction_in_any_form(words: list[str], codes: tuple[str, ...]) -> None:
    assert jurisdictions(words) == codes


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["Koreaa"], r"no country or authority 'Koreaa'; did you mean KR \(South Korea\)\?$"),
        (["US,Atlantis"], "no country or authority 'Atlantis'; write a code such as KR or EU"),
        ([""], "no country or authority ''"),
        (["US,"], "no country or authority ''"),
    ],
)
def test_a_jurisdiction_that_is_none(words: list[str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        jurisdictions(words)


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("2023", "2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-06", "2023-06", date(2023, 6, 1), date(2023, 6, 30)),
        ("2023-Q2", "2023-Q2", date(2023, 4, 1), date(2023, 6, 30)),
        (" 2023-06-30", "2023-06-30 ", date(2023, 6, 30), date(2023, 6, 30)),
        ("", "2024-02", None, date(2024, 2, 29)),
        ("", "", None, None),
    ],
)
def test_since_the_first_day_until_the_last(
    since: str, until: str, first: date | None, last: date | None
) -> None:
    asked = request(since=since, until=until).filter
    assert (asked.since, asked.until) == (first, last)


def test_everything_a_user_can_ask() -> None:
    asked = request(
        products=["Fucaso"],
        indication="  multiple\n myeloma ",
        countries=["korea"],
        kinds=["NDA-approval,ind-approval", "nda-approval"],
        status="Expected",
    )
    kinds = ("nda-approval", "ind-approval")
    wanted = Filter(jurisdictions=("KR",), kinds=kinds, status=Status.EXPECTED)
    assert asked == Request(wanted, ("Fucaso",), "multiple myeloma")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"kinds": ["nda-aproval"]}, "no kind 'nda-aproval'; did you mean nda-approval"),
        ({"kinds": ["xyzzy"]}, "no kind 'xyzzy'; choose from ind-submission, "),
        ({"kinds": ["nda-approval,"]}, "no kind ''"),
        ({"since": "June"}, "not a date: 'June'"),
        ({"until": "2023-02-30"}, "no such day: '2023-02-30'"),
        ({"since": "2023-06-00"}, "no such day: '2023-06-00'"),
        ({"since": "2023-00"}, "no such day: '2023-00'"),
        ({"since": "2024", "until": "2023"}, "nothing is both since 2024-01-01 and until 2023-12-31"),
        ({"status": "done"}, "no status 'done'; choose from achieved, expected"),
    ],
)
def test_words_that_do_not_fit(words: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        request(**words)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "indication", "speaks"),
    [
        ("", None, True),
        ("", "lupus", True),
        ("lupus", None, False),
        ("MYELOMA", "relapsed multiple myeloma", True),
        ("RRMM", "relapsed or refractory multiple myeloma", True),
        ("multiple myeloma", "r/r MM", True),
        ("lymphoma", "DLBCL", True),
        ("DLBCL", "lymphoma", False),
        ("lupus", "multiple myeloma", False),
        ("®", "multiple myeloma", False),
    ],
)
def test_an_indication_by_any_of_its_names(asked: str, indication: str | None, speaks: bool) -> None:
    assert request(indication=asked).speaks_of(indication) is speaks


@pytest.mark.parametrize("text", ["2023", "2023-06", "", "today"])
def test_a_day_is_a_whole_day(text: str) -> None:
    assert day_of("2023-06-30") == date(2023, 6, 30)
    with pytest.raises(UsageError, match="not a da"):
        day_of(text)
