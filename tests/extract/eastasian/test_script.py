"""Which language a text is in, and its folded form."""

import subprocess
import sys

import pytest

from milestones.extract.eastasian.script import eastern_parts, folded, language_of
from milestones.extract.text.document import sentences
from tests.extract.comparing import article


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("国家药监局批准了该药", "zh"),
        ("衛福部食藥署核准新藥", "zh"),
        ("厚生労働省は承認した", "ja"),
        ("식약처가 허가했다", "ko"),
        ("식약처가 新藥을 허가했다", "ko"),
        ("The FDA approved it", ""),
        ("Chengjiang Pharma (澄江药业) said the FDA has approved its drug", ""),
        ("FDA已批准Lumivexor(维罗单抗)上市", "zh"),
        ("", ""),
    ],
)
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["核准新藥，適應症（ＡＬＬ）：白血病", "İıß ＡＢＣ　１２３", "𠀋藥"])
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(folded(text, "zh")) == len(text)


def test_traditional_and_simplified_fold_alike() -> None:
    assert folded("獲食藥署核准", "zh") == folded("获食药署核准", "zh")


def test_a_heading_without_kana_in_a_japanese_article_is_japanese() -> None:
    told = article("厚生労働省は承認した。これは新しい薬である。\n\n承認取得")
    (only,) = eastern_parts(told.text, sentences(told))
    assert only.language.code == "ja"
    assert len(only.sentences) == 3


def test_an_english_article_has_no_east_asian_sentences() -> None:
    told = article("The FDA approved Korvane's drug (药). It works.")
    assert eastern_parts(told.text, sentences(told)) == []


@pytest.mark.parametrize(("text", "loads"), [("FDA approved Zelvora.", False), ("药监局批准泽罗。", True)])
def test_its_modules_are_loaded_for_such_texts_alone(text: str, loads: bool) -> None:
    code = (
        "from milestones.extract.extractor import extract\n"
        "from milestones.extract.medicines.products import KnownNames\n"
        "from milestones.model.article import Article\n"
        "import sys\n"
        f"extract(Article('a', {text!a}, ''), KnownNames())\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ("milestones.extract.eastasian.script" in done.stdout.split()) == loads
