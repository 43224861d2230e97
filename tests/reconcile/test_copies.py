from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milestones.reconcile.copies import ONE_SHARED_IN, SHORTEST, Sources, Wording, words_of

HEADLINE = "Marrow Bay wins approval for melvacept in Canada"
DATELINE = "HALIFAX, 4 March 2024 - "
BODY = (
    "Marrow Bay Biologics said that Health Canada has approved melvacept (MB-208) for adults with "
    "chronic inflammatory demyelinating polyneuropathy who cannot walk without help.",
    "The decision of 1 March 2024 rests on a trial in 214 adults at 38 hospitals. After 24 weeks, walking "
    "had "
    "become easier for 61 percent of those who were given melvacept and for 29 percent of the others.",
    "Headache and a runny nose were the most frequent side effects. Four patients left the trial early, "
    "two of "
    "them because of a rash that went away by itself.",
    '"Until now many of our patients had to come to a hospital every third week," said a neurologist who led '
    "the trial in Montreal. The injection can be given at home by a relative after a short course.",
    "Marrow Bay will begin deliveries in May and is in talks with the provinces about who pays. It has "
    "asked the "
    "European authority for advice on an application there, and expects an answer before the summer.",
)
BOILERPLATE = (
    "About Marrow Bay: The company was founded in 2009 by two physicians from Halifax. It develops medicines "
    "for diseases of the nerves and employs 340 people in Canada, Portugal and Japan. Its plants have been "
    "inspected by four authorities without any remark since they were opened.",
    "This release holds statements about the future. They depend on trials, on authorities and on markets, "
    "and "
    "may turn out to be wrong; nobody should rely on them, and the company does not promise to correct "
    "them when "
    "it learns more. Risks are described at length in the report that it has filed with the exchange.",
)
RELEASE = "\n".join((HEADLINE, DATELINE + BODY[0], *BODY[1:], *BOILERPLATE))
OTHER_RELEASE = "\n".join(
    (
        "Marrow Bay begins trial of tolvemig in children",
        "HALIFAX, 11 June 2024 - Marrow Bay Biologics said that the first child has been given tolvemig in a "
        "trial that compares three doses in spinal muscular atrophy of the second type.",
        "Thirty children between two and nine years are to take part in Canada and Portugal; first results "
        "are "
        "expected in the autumn of next year. An independent board looks at side effects after every tenth.",
        *BOILERPLATE,
    )
)
IN_OTHER_WORDS = (
    "Canada clears nerve drug from Halifax firm\nPatients in Canada who suffer from CIDP, a rare disease "
    "of the "
    "nerves, can soon be treated with melvacept. The regulator in Ottawa gave its consent on 1 March, the "
    "maker "
    "Marrow Bay Biologics announced on Monday. In a study with 214 participants the injection helped about "
    "twice "
    "as many people to walk better as a placebo did. Pharmacies are to have it in May; the price is not "
    "known."
)
NAMES = ("melvacept", "MB-208")


def edited(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


COPIES = {
    "another headline": edited(RELEASE, (HEADLINE, "Relief for patients whose nerves are inflamed")),
    "another dateline": edited(RELEASE, (DATELINE, "Mar. 5, 2024 (Newsline) -- ")),
    "another headline and no dateline": edited(RELEASE, (HEADLINE, "New drug for nerves"), (DATELINE, "")),
    "a page's header and related headlines": "Newsline Canada | Sign in | Markets | Health\n"
    + RELEASE
    + "\nRead also: Rail strike ends | Harbour to be deepened | Snow in the Maritimes | Our letter",
    "a date changed": edited(RELEASE, ("1 March 2024", "1 February 2024")),
    "a sentence changed": edited(RELEASE, (BODY[2], "It was well tolerated by most, the company says.")),
    "a paragraph dropped": edited(RELEASE, (BODY[3] + "\n", "")),
    "the first paragraph dropped": "\n".join((HEADLINE, *BODY[1:], *BOILERPLATE)),
    "words after a site's introduction": "Our view: "
    + " ".join(IN_OTHER_WORDS.split()[:60])
    + "\n"
    + RELEASE,
    "cut after three paragraphs": "\n".join((HEADLINE, DATELINE + BODY[0], *BODY[1:3])),
    "its lead alone": "\n".join((HEADLINE, DATELINE + BODY[0])),
    "without what the company always says": "\n".join((HEADLINE, DATELINE + BODY[0], *BODY[1:])),
    "symbols of exchanges put in": edited(
        RELEASE,
        ("Marrow Bay Biologics", "Marrow Bay Biologics (TSX: MBB)"),
        ("Health Canada", "Health Canada [HC]"),
    ),
    "written otherwise": edited(RELEASE.upper(), ("PERCENT", "%"), ("\n", "\n\n * ")),
}
OTHERS = {
    "the same news in other words": (RELEASE, IN_OTHER_WORDS),
    "another release of the company": (RELEASE, OTHER_RELEASE),
    "only what the company always says": (RELEASE, "\n".join(BOILERPLATE)),
    "one of many items in a round-up": (
        "\n".join((HEADLINE, DATELINE + BODY[0])),
        "The week in medicines\n" + IN_OTHER_WORDS + "\n" + OTHER_RELEASE + "\n" + DATELINE + BODY[0],
    ),
    "nothing in common": (RELEASE, "The harbour will be deepened next year, said the mayor. " * 12),
}
NOTE = (
    "{company} receives orphan drug status for {product}\nThe agency has granted orphan drug status to "
    "{product} of "
    "{company} for {disease}. Sponsors of orphan drugs can have tax credits, a waiver of the application's "
    "fee and "
    "seven years without competitors after approval. {product} is in phase {phase}. Status was asked for "
    "in {month}."
)
NOTES = [
    NOTE.format(company="Alder Rx", product="zanturel", disease="Pompe disease", phase="2", month="May"),
    NOTE.format(company="Birk Bio", product="KV-33", disease="retinal dystrophy", phase="1b", month="June"),
]
CHINESE = (
    "海湾生物的美伐西普在中国获批\n海湾生物今日宣布，国家药品监督管理局已批准美伐西普用于治疗慢性炎症性脱髓鞘性多发性神经病成年患者。"
    "该决定基于一项在三十八家医院进行、共有二百一十四名成年患者参加的临床试验。治疗二十四周后，接受该药的患者中有六成行走能力改善。"
    "最常见的副作用是头痛和流鼻涕。公司将于五月开始供货，并正在与各省医保部门商谈价格。"
)


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES)
def test_a_lightly_edited_text_is_a_copy(copy: str) -> None:
    assert Wording(RELEASE).is_copy(Wording(copy))
    assert Wording(copy).is_copy(Wording(RELEASE))
    shared, sizes = found(RELEASE, copy, NAMES)
    assert shared * ONE_SHARED_IN >= min(sizes)


@pytest.mark.parametrize("pair", OTHERS.values(), ids=OTHERS)
def test_another_text_is_no_copy(pair: tuple[str, str]) -> None:
    one, other = map(Wording, pair)
    assert not one.is_copy(other)
    assert not other.is_copy(one)


def found(one: str, other: str, names: tuple[str, ...]) -> tuple[int, tuple[int, int]]:
    """How many prints two texts share, and how many each has."""
    ours, theirs = Wording(one).prints(names), Wording(other).prints(names)
    return len(ours & theirs), (len(ours), len(theirs))


def test_notes_of_one_form_on_two_medicines_are_no_copies() -> None:
    one, other = map(Wording, NOTES)
    assert not one.is_copy(other)
    assert not Wording(NOTES[0]).prints(["zanturel"]) & Wording(NOTES[1]).prints(["KV-33"])


def test_a_notice_about_another_medicine_shares_no_print_however_alike() -> None:
    other = edited(CHINESE, ("美伐西普", "托韦米格"))
    assert Wording(CHINESE).is_copy(Wording(other))
    assert not Wording(CHINESE).prints(["美伐西普"]) & Wording(other).prints(["托韦米格"])


@pytest.mark.parametrize(("old", "new"), [("今日宣布", "周一表示"), ("五月", "六月"), ("最常见的", "常见")])
def test_chinese_is_compared_by_characters(old: str, new: str) -> None:
    copy = edited(CHINESE, (old, new))
    assert Wording(CHINESE).is_copy(Wording(copy))
    shared, sizes = found(CHINESE, copy, ("美伐西普",))
    assert shared * ONE_SHARED_IN >= min(sizes)
    assert not Wording(CHINESE).is_copy(Wording(CHINESE[::-1]))


WORDS = [f"w{number}" for number in range(400)]
JUNK = [f"x{number}" for number in range(400)]


@pytest.mark.parametrize(
    ("one", "other", "is_copy"),
    [
        (WORDS[:30], WORDS[:30], True),
        (WORDS[:29], WORDS[:29], False),
        (WORDS[:29], WORDS[:200], False),
        # The first 200 words are 196 runs of five; three fifths of them are 118.
        (WORDS[:200], WORDS[:122] + JUNK[:78], True),
        (WORDS[:200], WORDS[:120] + JUNK[:80], False),
        (WORDS[:200], JUNK[:78] + WORDS[:122], True),
        # What stands after the opening may differ.
        (WORDS[:400], WORDS[:200] + JUNK[:300], True),
        (WORDS[:400], JUNK[:200] + WORDS[200:400], False),
        # An introduction nearly as long as the text, and one that is longer.
        (WORDS[:100], JUNK[:90] + WORDS[:100], True),
        (WORDS[:100], JUNK[:120] + WORDS[:100], False),
    ],
)
def test_how_much_must_be_the_same(one: list[str], other: list[str], is_copy: bool) -> None:
    assert Wording(" ".join(one)).is_copy(Wording(" ".join(other))) is is_copy
    assert Wording(" ".join(other)).is_copy(Wording(" ".join(one))) is is_copy


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kymriah® (CTL-019):\n  APPROVED", ["kymriah", "ctl", "019", "approved"]),
        ("snake_case STRASSE straße", ["snake", "case", "strasse", "strasse"]),
        ("CT053在中国获批 カイム", ["ct053", *"在中国获批カイム"]),
        ("식약처 허가", ["식약처", "허가"]),
        ("half \ud83e \x1b[31m", ["half", "31m"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_each_of_the_first_twelve_mentions_makes_a_print() -> None:
    about = Wording(" ".join(["one two Zanturel three four five"] * 12))
    assert len(about.prints(["zanturel"])) == 1
    numbered = Wording(" ".join(f"a{n} zanturel b{n} c{n} d{n}" for n in range(20)))
    assert len(numbered.prints(["Zanturel"])) == 12
    assert numbered.prints(["Zanturel"]) == numbered.prints(["ZANTUREL®", "zanturel", "other", ""])
    assert numbered.prints(["zantur"]) == numbered.prints([]) == frozenset()


def test_a_text_that_is_too_short_has_no_prints() -> None:
    words = ["zanturel", *JUNK]
    assert Wording(" ".join(words[:SHORTEST])).prints(["zanturel"])
    assert not Wording(" ".join(words[: SHORTEST - 1])).prints(["zanturel"])


def test_prints_are_the_same_in_every_process() -> None:
    assert sorted(Wording(NOTES[0]).prints(["zanturel"]))[:2] == [464659757, 2648549868]


@given(st.text(), st.text(), st.lists(st.text()))
def test_any_texts_can_be_compared(one: str, other: str, names: list[str]) -> None:
    assert Wording(one).is_copy(Wording(other)) is Wording(other).is_copy(Wording(one))
    assert len(Wording(one + other * 30).prints(names)) <= 12
    assert all(0 <= number < 2**32 for number in Wording(one * 30).prints(names))


def test_sources_grow_together_and_are_called_by_the_least() -> None:
    sources = Sources()
    for pair in (("d", "c"), ("f", "e"), ("g",), ("c", "e"), ("a", "b")):
        sources.join(*pair)
    assert sources.named() == {**dict.fromkeys("cdef", "c"), **dict.fromkeys("ab", "a"), "g": "g"}
    together = [pair for pair in combinations("abcdefg", 2) if sources.are_one(*pair)]
    assert together == [("a", "b"), *combinations("cdef", 2)]


@given(st.text(st.characters(max_codepoint=127)))
def test_an_ascii_text_has_the_words_that_it_has_among_others(text: str) -> None:
    assert [*words_of(text), "é"] == words_of(f"{text} é")
