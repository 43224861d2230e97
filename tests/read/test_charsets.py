"""Which characters bytes are, whatever their labels say."""

import pytest

from milestones.read.charsets import is_garbage, labelled, named_in, text_of

CHINESE = "国家药品监督管理局批准该产品上市，公司今日宣布。"
TAIWANESE = "衛生福利部核准該細胞治療產品上市，公司今日宣布。"
KOREAN = "식품의약품안전처가 치료제의 품목허가를 승인했다고 회사가 밝혔다."
JAPANESE = "厚生労働省は再発した骨髄腫の治療薬を承認したと発表した。"
RUSSIAN = "Компания объявила о регистрации препарата в стране."
GREEK = "Η εταιρεία ανακοίνωσε την έγκριση του φαρμάκου."
FRENCH = "La société a annoncé l’autorisation – à Paris."


@pytest.mark.parametrize(
    ("text", "codec", "labels"),
    [
        # A byte order mark comes before all labels.
        (FRENCH, "utf-8-sig", ("iso-8859-1",)),
        (FRENCH, "utf-16", ("gb2312",)),
        # UTF-8 beyond ASCII comes before all labels.
        (CHINESE, "utf-8", ("gb2312",)),
        (FRENCH, "utf-8", ("windows-1252",)),
        # Labels mean what browsers take them for.
        (CHINESE + "㐂喆", "gb18030", ("gb2312",)),
        (CHINESE, "gb18030", ("x-gbk",)),
        (TAIWANESE, "big5hkscs", ("Big5",)),
        (KOREAN + "똠", "cp949", ("ks_c_5601-1987",)),
        (KOREAN + "똠", "cp949", ("euc-kr",)),
        (JAPANESE + "①", "cp932", ("shift_jis",)),
        (FRENCH, "cp1252", ("iso-8859-1",)),
        (FRENCH, "cp1252", (" 'Latin-1' ",)),
        ("Żółć i świnka", "iso-8859-2", ("latin2",)),
        # Encodings in which all is ASCII are believed where their escapes are there ...
        (JAPANESE, "iso2022_jp", ("iso-2022-jp",)),
        (JAPANESE, "iso2022_jp", ("utf-8", "iso-2022-jp")),
        (CHINESE, "hz", ("hz-gb-2312",)),
        (CHINESE, "utf-7", ("utf-7",)),
        ("Approved – now", "utf-16-le", ("utf-16",)),
        # ... and ASCII is ASCII else.
        ("Approved now", "ascii", ("utf-16",)),
        ("A ~ B, approved now", "ascii", ("hz-gb-2312",)),
        ("Approved now", "ascii", ("iso-2022-jp", "utf-7")),
        # Labels are tried in their order; wrong, empty and unknown ones are passed over.
        (KOREAN, "cp949", ("utf-8", "euc-kr")),
        (KOREAN, "cp949", (None, "", "no-such-set", "euc-kr")),
        (CHINESE, "gb18030", ("us-ascii",)),
        (FRENCH, "cp1252", ("utf-8",)),
        # What nobody names is guessed.
        (CHINESE, "gb18030", ()),
        (TAIWANESE, "big5", ()),
        (KOREAN, "cp949", ()),
        (JAPANESE, "cp932", ()),
        (RUSSIAN, "cp1251", ()),
        (GREEK, "cp1253", ()),
        (FRENCH, "cp1252", ()),
        ("é", "cp1252", ()),
    ],
)
def test_texts(text: str, codec: str, labels: tuple[str | None, ...]) -> None:
    assert text_of(text.encode(codec), *labels) == text


@pytest.mark.parametrize(
    ("data", "label", "text"),
    [
        (CHINESE.encode()[:-1], "gbk", CHINESE[:-1] + "\ufffd"),
        (CHINESE.encode("gb18030")[:-1], "gbk", CHINESE[:-1] + "\ufffd"),
        (CHINESE.encode() + b"\xff" + CHINESE.encode(), None, f"{CHINESE}\ufffd{CHINESE}"),
        (b"caf\xe9", "utf-8", "café"),
        (b"a\r\nb\rc\0d", None, "a\nb\ncd"),
        (b"", "utf-16", ""),
    ],
)
def test_damage(data: bytes, label: str | None, text: str) -> None:
    assert text_of(data, label) == text


@pytest.mark.parametrize(
    ("data", "label", "text"),
    [
        # Two letters that are valid UTF-8 by chance.
        ("联通".encode("gbk"), "gb2312", "联通"),
        (JAPANESE.encode("iso2022_jp"), "iso-2022-jp", JAPANESE),
        (KOREAN.encode("cp949"), "utf-8", None),
        (b"caf\xe9", "us-ascii", None),
        (b"caf\xe9", "no-such-set", None),
    ],
)
def test_a_label_that_is_trusted(data: bytes, label: str, text: str | None) -> None:
    assert labelled(data, label) == text


@pytest.mark.parametrize(
    ("page", "label"),
    [
        (b'<html><meta charset="gb2312">', "gb2312"),
        (b'<META http-equiv=content-type content="text/html; charset=EUC-KR">', "EUC-KR"),
        (b"<?xml version='1.0' encoding='big5'?>", "big5"),
        (b"<p>charset=big5</p>", None),
        (b" " * 20_000 + b"<meta charset=big5>", None),
    ],
)
def test_what_a_page_names(page: bytes, label: str | None) -> None:
    assert named_in(page) == label


def test_garbage_is_told_from_text() -> None:
    assert is_garbage("\x01\x02 text" * 10)
    assert not is_garbage(f"\x0c{CHINESE}\tand\n{RUSSIAN}")
