"""Mails, newsletters and what is attached to them."""

import base64
import quopri
import tracemalloc
from collections.abc import Sequence
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from milestones.model.article import Article, DateTrust, Published
from milestones.model.problem import Problem
from milestones.read import Document, articles_of
from milestones.read.document import Kind
from milestones.read.kinds import kind_of
from milestones.read.origin import Origin
from tests.read import mails
from tests.read.claims import SEEDS, claims_of, seed_article
from tests.read.docxs import docx_of
from tests.read.mails import KORVANE, LUMERIX, NEWS, OSTRAVEL, cards, mail, raw
from tests.read.pdfs import pdf_of

SENT = Published(date(2024, 5, 14), DateTrust.GIVEN)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def results(data: bytes, name: str = "letter.eml") -> list[Article | Problem]:
    return list(articles_of(Document(data, Kind.MAIL, Origin(f"in/{name}", name, f"in/{name}"))))


def read(data: bytes) -> list[Article]:
    found = results(data)
    assert all(isinstance(one, Article) for one in found), found
    return [one for one in found if isinstance(one, Article)]


def only(data: bytes) -> Article:
    (article,) = read(data)
    return article


def problem(data: bytes) -> Problem:
    (found,) = results(data)
    assert isinstance(found, Problem)
    return found


def titles(found: Sequence[Article]) -> list[str]:
    return [article.title for article in found]


HEADS = [head for head, _ in NEWS]


# Newsletters: several items where the structure says so


def test_a_newsletter_of_cards_is_an_article_for_each() -> None:
    found = read(mail(html=cards(), plain="This letter needs a program that shows HTML."))
    assert titles(found) == HEADS
    assert [article.id for article in found] == [f"letter.eml:{n}" for n in (1, 2, 3)]
    assert [article.location for article in found] == [f"in/letter.eml:{n}" for n in (1, 2, 3)]
    assert [article.url for article in found] == [mails.link(f"n{n}") for n in range(3)]
    assert {article.publisher for article in found} == {"Pharma Letter"}
    assert {article.published for article in found} == {SENT}
    assert [article.text for article in found] == [f"{head}\n\n{text}" for head, text in NEWS]


BOLD_CARDS = "".join(
    f'<p style="font-size:20px"><b>{head}</b></p>'
    f'<p>{text} <a href="https://x.example.com/{n}">Read more</a></p>'
    for n, (head, text) in enumerate(NEWS)
)
RULED_CARDS = "<hr>".join(
    f'<div><a href="https://x.example.com/{n}"><strong>{head}</strong></a><br><br>{text}</div>'
    for n, (head, text) in enumerate(NEWS)
)
BROKEN_CARDS = "<br><br>".join(
    f'<b>{head}</b><br>{text} <a href="https://x.example.com/{n}">Go deeper</a>'
    for n, (head, text) in enumerate(NEWS)
)
ALERT = "".join(
    f'<div><a href="https://search.example.com/url?rct=j&url=https://x.example.com/{n}&ct=ga"><span>{head}</span></a>'
    f"<div>Example Times</div><div>{text}</div></div>"
    for n, (head, text) in enumerate(NEWS)
)
SECTIONED = (
    "<h1>Regulatory weekly news letter</h1><p>Good morning.</p><h2>Approvals and such</h2>"
    + "".join(
        f'<h3><a href="https://x.example.com/{n}">{head}</a></h3><div>{text}</div>'
        for n, (head, text) in enumerate(NEWS)
    )
    + "<h2>Diary</h2><p>Nothing.</p>"
)
TOC = (
    "<ul>"
    + "".join(f'<li><a href="#{n}">{head}</a></li>' for n, (head, _) in enumerate(NEWS))
    + "</ul>"
    + SECTIONED
)


@pytest.mark.parametrize(
    "html",
    [BOLD_CARDS, RULED_CARDS, BROKEN_CARDS, ALERT, SECTIONED, TOC],
    ids=["bold", "ruled", "broken", "alert", "sectioned", "contents"],
)
def test_other_templates_of_newsletters(html: str) -> None:
    found = read(mail(html=f"<html><body>{html}</body></html>"))
    assert titles(found) == HEADS
    for article, (head, text) in zip(found, NEWS, strict=True):
        assert article.text.removeprefix(head).removeprefix("\n\nExample Times").strip() == text
        assert article.url


@pytest.mark.parametrize(
    ("plain", "heads"),
    [
        (mails.DIGEST, HEADS),
        (mails.UNDERLINED, HEADS[:2]),
        (mails.RULED, ["EUROPEAN COMMISSION APPROVES OSTRAVEL", "FDA ACCEPTS KORVANE FILE IN GOUT"]),
    ],
    ids=["numbered", "underlined", "ruled"],
)
def test_a_digest_in_plain_text(plain: str, heads: list[str]) -> None:
    found = read(mail(plain=plain))
    assert titles(found) == heads
    assert all(article.url and "example.com" in article.url for article in found)
    assert "hepatocellular carcinoma" in found[0].text
    assert "Korvane" not in found[0].text and "unsubscribe" not in found[-1].text


def test_text_beside_the_items_is_one_more_article() -> None:
    essay = (
        "In Switzerland, Swissmedic approved Velcor for gout in March 2024, which nobody had expected so "
        "early, and the maker has already begun to sell it in the pharmacies of three cantons."
    )
    letter = cards().replace(
        '<tr><td class="foot">', f'<tr><td class="own"><p>{essay}</p></td></tr>\\g<0>', 1
    )
    letter = letter.replace("\\g<0>", '<tr><td class="foot">')
    found = read(mail(html=letter))
    assert titles(found)[:3] == HEADS
    assert found[3].id == "letter.eml" and essay in found[3].text and "Harbour Street" not in found[3].title


def test_the_address_that_a_counter_shows_is_the_items() -> None:
    shown = "https://click.example.net/r?u=https%3A%2F%2Fnews.example.com%2Fostravel%3Fa%3D1&k=9"
    letter = cards(NEWS[:2]).replace(mails.link("n0"), shown)
    assert [a.url for a in read(mail(html=letter))] == [
        "https://news.example.com/ostravel?a=1",
        mails.link("n1"),
    ]


# One article, whatever headings and links it has


@pytest.mark.parametrize(
    ("html", "title"),
    [
        (mails.ESSAY, OSTRAVEL[0]),
        (mails.RELEASE, OSTRAVEL[0]),
        (mails.RELATED, OSTRAVEL[0]),
        (mails.QUESTIONS, "Pharma Letter, issue 12"),
    ],
    ids=["essay", "release", "related", "questions"],
)
def test_a_mail_with_one_story_is_one_article(html: str, title: str) -> None:
    article = only(mail(html=html))
    assert article.title == title and article.id == "letter.eml"
    assert article.published and article.published.day == SENT.day
    assert OSTRAVEL[1] in article.text


def test_links_to_other_stories_and_lines_on_the_mail_are_left_out() -> None:
    assert "Korvane" not in only(mail(html=mails.RELATED)).text
    essay = only(mail(html=mails.ESSAY)).text
    assert "nsubscribe" not in essay and "free subscriber" not in essay and "What comes next" in essay


def test_a_personal_mail_is_one_article() -> None:
    article = only(mail("Two links", plain=mails.PERSONAL))
    assert article.title == "Two links"
    assert "Can you check" in article.text and "analyst" not in article.text


@pytest.mark.parametrize(
    "plain",
    [
        "1. Ostravel was approved by the Commission\n\nIt was a long day for all who had waited at home.\n\n"
        "2. Korvane was filed with the agency\n\nThat was a short day, and all went home before dark.\n",
        "ABOUT OSTRAVEL\nOstravel is an inhibitor that is taken once a day by mouth.\nhttps://a.example.com\n\n"
        "ABOUT BRENNHOLT\nBrennholt makes medicines for cancers of the liver and the bile.\nhttps://b.example.com\n",
    ],
    ids=["no links", "about"],
)
def test_headings_in_plain_text_are_not_yet_items(plain: str) -> None:
    assert only(mail("What happened", plain=plain)).title == "What happened"


def test_hidden_text_and_fillers_are_left_out() -> None:
    html = (
        '<html><body><span style="display:none!important">Peek inside</span>'
        '<div style="font-size:0">nothing</div>'
        f"<p>&#847;&zwnj;&nbsp;&#847;&zwnj;</p><p>{OSTRAVEL[1]}</p><p hidden>gone</p></body></html>"
    )
    assert only(mail("News", html=html)).text == f"News\n\n{OSTRAVEL[1]}"


# What the headers say


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("=?utf-8?B?T3N0cmF2ZWwg4oCTIGFwcHJvdmVk?=", "Ostravel – approved"),
        ("=?iso-8859-1?Q?Lebermittel_f=FCr_alle?=", "Lebermittel für alle"),
        ("=?gb2312?B?xbfDy8X617w=?=", "欧盟批准"),
        ("Re: AW: Fwd: Ostravel approved", "Ostravel approved"),
        ("=?utf-8?B?broken", "=?utf-8?B?broken"),
        ("=?no-such?Q?Ostravel_approved?=", "Ostravel approved"),
    ],
)
def test_subjects(subject: str, title: str) -> None:
    assert (
        only(raw(f"From: a@example.com\nSubject: {subject}\nMIME-Version: 1.0", b"It is so.")).title == title
    )


@pytest.mark.parametrize(
    ("headers", "published"),
    [
        ("Date: Tue, 14 May 2024 23:30:00 -0700", SENT),
        ("Date: 14 May 2024", SENT),
        ("Date: Tue, 14 May 2034 08:00:00 +0000\nReceived: by x; Tue, 14 May 2024 08:00:01 +0000", SENT),
        ("Received: by x; Tue, 14 May 2024 08:00:01 +0000", SENT),
        ("Date: yesterday", None),
        ("Date: Thu, 01 Jan 9999 00:00:00 +0000", None),
        ("Subject: no day", None),
    ],
)
def test_the_day(headers: str, published: Published | None) -> None:
    article = only(raw(f"From: a@example.com\n{headers}\nMIME-Version: 1.0", b"Ostravel is approved."))
    assert article.published == published


def test_an_earlier_day_in_the_text_is_believed_more() -> None:
    text = f"{OSTRAVEL[0]}\n\nFILDERSTADT, Germany, May 3, 2024 -- {OSTRAVEL[1]}\n"
    assert only(mail("Old news", plain=text)).published == Published(date(2024, 5, 3), DateTrust.FOUND)
    later = text.replace("May 3, 2024", "May 3, 2025")
    assert only(mail("New news", plain=later)).published == SENT


def test_the_sender_and_the_address_on_the_web() -> None:
    article = only(
        mail(
            plain=OSTRAVEL[1],
            list_post="<https://a.example.com/p/1>",
            **{"from": '"Ana Brandt via Press List" <x@example.com>'},
        )
    )
    assert (article.publisher, article.url) == ("Ana Brandt", "https://a.example.com/p/1")
    assert only(mail(plain="It is so.", **{"from": "x@example.com"})).publisher is None


# Mails that pass on another


def test_outlook_passes_on_a_release() -> None:
    article = only(mail("FW: Committee recommends Ostravel for advanced liver cancer", html=mails.OUTLOOK))
    assert article.title == "Committee recommends Ostravel for advanced liver cancer"
    assert article.published == Published(date(2024, 3, 26), DateTrust.GIVEN)
    assert article.publisher == "Brennholt Press Office"
    assert "FYI" not in article.text and "Tom" not in article.text


@pytest.mark.parametrize(
    "head",
    [
        "---------- Forwarded message ---------\nFrom: Brennholt Press <p@example.com>\n"
        "Date: Tue, Mar 26, 2024 at 9:12 AM\nSubject: Ostravel recommended\nTo: <tom@example.org>\n",
        "Begin forwarded message:\n\nFrom: Brennholt Press <p@example.com>\nSubject: Ostravel recommended\n"
        "Date: 26 March 2024 at 09:12:00 CET\nTo: tom@example.org\n",
        "-----Ursprüngliche Nachricht-----\nVon: Brennholt Press <p@example.com>\n"
        "Gesendet: Dienstag, 26. März 2024 09:12\nAn: Tom\nBetreff: Ostravel recommended\n",
        "-----原始邮件-----\n发件人: Brennholt Press <p@example.com>\n发送时间: 2024年3月26日 9:12\n"
        "收件人: Tom\n主题: Ostravel recommended\n",
    ],
    ids=["gmail", "apple", "german", "chinese"],
)
def test_plain_mails_pass_on_a_message(head: str) -> None:
    article = only(mail("Fwd: Ostravel recommended", plain=f"FYI\n\n{head}\n{OSTRAVEL[1]}\n"))
    assert (article.title, article.publisher) == ("Ostravel recommended", "Brennholt Press")
    assert article.published == Published(date(2024, 3, 26), DateTrust.GIVEN)
    assert article.text == f"Ostravel recommended\n\n{OSTRAVEL[1]}"


def test_a_newsletter_that_is_passed_on_is_read_item_by_item() -> None:
    head = (
        '<div dir="ltr">Fyi</div><br><div class="gmail_quote"><div>---------- Forwarded message ---------<br>'
        "From: <strong>Pharma Daily</strong> &lt;<a href=x>d@example.com</a>&gt;<br>"
        "Date: Mon, Mar 25, 2024 at 7:00 AM<br>Subject: The week<br>To: &lt;t@example.org&gt;<br></div><br>"
    )
    found = read(mail("Fwd: The week", html=cards().replace("<body>", f"<body>{head}")))
    assert titles(found) == HEADS
    assert {article.published for article in found} == {Published(date(2024, 3, 25), DateTrust.GIVEN)}
    assert {article.publisher for article in found} == {"Pharma Daily"}


def test_an_answer_is_no_message_passed_on() -> None:
    plain = f"{OSTRAVEL[1]} I think so, too.\n\nFrom: T\nSent: 26 March 2024\nSubject: Ostravel\n\nDo you?\n"
    article = only(mail("Re: Ostravel", plain=plain))
    assert article.published == SENT and "I think so, too" in article.text


def test_a_message_that_is_attached_is_an_article_of_its_own() -> None:
    inner = mail("Ostravel recommended", plain=OSTRAVEL[1], date="Tue, 26 Mar 2024 09:12:00 +0100")
    outer = EmailMessage()
    outer["Subject"], outer["From"], outer["Date"] = "Fwd", "tom@example.org", mails.SENT
    outer.set_content("See below.")
    outer.add_attachment(message_from_bytes(inner, policy=policy.default))
    article = only(outer.as_bytes())
    assert (article.title, article.publisher) == ("Ostravel recommended", "Pharma Letter")
    assert article.published == Published(date(2024, 3, 26), DateTrust.GIVEN)


# Files in mails


def test_a_press_office_attaches_the_release() -> None:
    cover = "Dear editors,\n\nplease find our release attached.\n\nBest wishes\n"
    files = (
        ("release.pdf", "application/pdf", pdf_of([OSTRAVEL[0], OSTRAVEL[1]])),
        ("release.docx", WORD, docx_of([KORVANE[0], KORVANE[1]])),
        ("fact sheet.txt", "text/plain", "\n\n".join(LUMERIX).encode()),
        ("logo.png", "image/png", b"\x89PNG\r\n\x1a\n"),
        ("call.ics", "text/calendar", b"BEGIN:VCALENDAR"),
    )
    found = read(mail("Our release", plain=cover, attached=files))
    assert titles(found) == HEADS
    assert [article.id for article in found] == ["release.pdf", "release.docx", "fact sheet.txt"]
    assert found[0].location == "in/letter.eml/release.pdf"
    assert {article.published for article in found} == {Published(SENT.day, DateTrust.DOUBTFUL)}
    assert {article.publisher for article in found} == {"Pharma Letter"}


def test_a_mail_that_tells_more_than_what_is_attached_is_read_too() -> None:
    files = (("release.pdf", "application/pdf", pdf_of(list(KORVANE))),)
    text = "\n\n".join([*OSTRAVEL, LUMERIX[1]])
    assert titles(read(mail(OSTRAVEL[0], plain=text, attached=files))) == [OSTRAVEL[0], KORVANE[0]]


def test_a_file_that_cannot_be_read_is_told_and_the_rest_goes_on() -> None:
    files = (("a.pdf", "application/pdf", b"%PDF-1.7 cut"), ("b.txt", "text/plain", OSTRAVEL[1].encode()))
    told, article = results(mail("Release", plain="See there.", attached=files))
    assert isinstance(told, Problem) and told.where == "in/letter.eml/a.pdf"
    assert isinstance(article, Article) and article.id == "b.txt"


def test_a_file_has_no_day_after_that_on_which_it_was_sent() -> None:
    text = "\n\n".join([KORVANE[0], "6 December 2024", KORVANE[1]])
    article = only(mail("News", plain="See there.", attached=(("a.pdf", "application/pdf", pdf_of([text])),)))
    assert article.published == Published(SENT.day, DateTrust.DOUBTFUL)
    earlier = text.replace("6 December 2024\n", "6 December 2023\n")
    article = only(mail("News", plain="See there.", attached=(("a.txt", "text/plain", earlier.encode()),)))
    assert article.published == Published(date(2023, 12, 6), DateTrust.FOUND)


def test_mails_within_mails_end_somewhere() -> None:
    data = mail("Inmost", plain=OSTRAVEL[1])
    for _ in range(30):
        outer = "From: a@example.com\nSubject: Fwd\nMIME-Version: 1.0\nContent-Type: message/rfc822"
        data = raw(outer, data)
    assert "files within files" in problem(data).what


@pytest.mark.parametrize("depth", [250, 2_000])
def test_a_mail_attached_with_parts_in_parts_is_told(depth: int) -> None:
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    inner = f"Subject: x\n{parts}Content-Type: text/plain\n\n{OSTRAVEL[1]}\n".encode()
    outer = "From: a@example.com\nMIME-Version: 1.0\nContent-Type: message/rfc822"
    assert "damaged (RecursionError in its parts)" in problem(raw(outer, inner)).what


def test_the_words_that_stand_for_large_files_are_words_where_the_sender_writes_them() -> None:
    inner = mail("Inmost", plain=f"milestones-large-file-7\n\n{OSTRAVEL[1]}")
    article = only(raw("From: a@example.com\nMIME-Version: 1.0\nContent-Type: message/rfc822", inner))
    assert "milestones-large-file-7" in article.text


# Encodings and broken mails


KOREAN = "식품의약품안전처는 오스트라벨을 진행성 간세포암 치료제로 2024년 5월 13일 승인했다고 밝혔다."
CHINESE = "国家药品监督管理局于2024年5月13日批准了欧斯特维用于治疗成人晚期肝细胞癌，公司今日宣布。"
JAPANESE = "厚生労働省は2024年5月13日、進行肝細胞癌の治療薬オストラベルを承認したと発表した。"


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        (KOREAN, "euc-kr", "euc-kr"),
        (KOREAN, "cp949", "ks_c_5601-1987"),
        (KOREAN, "euc-kr", "utf-8"),
        (KOREAN, "euc-kr", ""),
        (CHINESE + "喆", "gb18030", "gb2312"),
        (CHINESE, "gb18030", "us-ascii"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
        ("Grüße aus Köln: Ostravel ist zugelassen.", "latin-1", ""),
        ("The maker’s Ostravel is approved.", "cp1252", "iso-8859-1"),
        ("Ostravel is approved – again.", "utf-8", "no-such-set"),
    ],
)
@pytest.mark.parametrize("how", ["8bit", "base64", "quoted-printable"])
def test_encodings(text: str, encoding: str, label: str, how: str) -> None:
    data = text.encode(encoding)
    body = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(how, bytes)(data)
    charset = f"; charset={label}" if label else ""
    headers = f"From: a@example.com\nSubject: News\nMIME-Version: 1.0\nContent-Type: text/plain{charset}"
    article = only(raw(f"{headers}\nContent-Transfer-Encoding: {how}", body))
    assert article.text == f"News\n\n{text}"


def test_flowed_text_is_put_together() -> None:
    body = b"The European Commission has \napproved Ostravel, the \ncompany said.\n\nMore soon.\n"
    headers = "From: a@example.com\nSubject: News\nContent-Type: text/plain; format=flowed"
    text = "News\n\nThe European Commission has approved Ostravel, the company said.\n\nMore soon."
    assert only(raw(f"{headers}\nMIME-Version: 1.0", body)).text == text


PART = b"--cut\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + OSTRAVEL[1].encode() + b"\r\n--cut--\r\n"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/mixed", PART),
        ('multipart/mixed; boundary="other"', PART),
        ("multipart/mixed; boundary=cut", PART.removesuffix(b"--cut--\r\n")),
        ("multipart/mixed; boundary=cut", OSTRAVEL[1].encode()),
        ("multipart/mixed", OSTRAVEL[1].encode()),
        ("text/plain; charset", OSTRAVEL[1].encode()),
        (";;;", OSTRAVEL[1].encode()),
        ("text/html", f"<p>{OSTRAVEL[1]}".encode()),
        ("text/plain", f"<html><body><p>{OSTRAVEL[1]}</p>".encode()),
    ],
)
def test_broken_structure_is_read_as_far_as_it_goes(kind: str, body: bytes) -> None:
    article = only(raw(f"From: a@example.com\nSubject: News\nMIME-Version: 1.0\nContent-Type: {kind}", body))
    assert article.text == f"News\n\n{OSTRAVEL[1]}"


def test_damaged_base64_is_read_as_far_as_it_goes() -> None:
    body = base64.encodebytes(OSTRAVEL[1].encode())[:-5] + b"!!"
    headers = "From: a@example.com\nSubject: News\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64"
    assert OSTRAVEL[1][:100] in only(raw(f"{headers}\nContent-Type: text/plain", body)).text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (raw("From: a@example.com\nSubject: News", b""), "a mail without text"),
        (raw("From: a@example.com\nContent-Type: image/png", b"x"), "a mail without text"),
        (raw("From: a@example.com\nContent-Type: application/pkcs7-mime", b"x"), "a mail that is encrypted"),
        (mail(html="<html><body><img src=x></body></html>"), "a mail without text"),
    ],
)
def test_a_mail_that_cannot_be_read(data: bytes, what: str) -> None:
    assert problem(data).what == what


@pytest.mark.parametrize(
    "data",
    [
        raw(
            "From: a@example.com\nSubject: x\nContent-Type: text/html",
            b"<div>" * 100_000 + OSTRAVEL[1].encode(),
        ),
        raw("From: a@example.com\nSubject: x\nContent-Type: text/html", b"<table><tr><td>" * 30_000),
        raw(
            "From: a@example.com\nSubject: x\nContent-Type: multipart/mixed; boundary=a",
            b"".join(
                b"--%d\r\nContent-Type: multipart/mixed; boundary=%d\r\n\r\n" % (n, n + 1)
                for n in range(5000)
            ),
        ),
        raw("From: " + "a@example.com, " * 50_000 + "\nSubject: x", OSTRAVEL[1].encode()),
        raw("Subject: " + "=?utf-8?Q?a?= " * 50_000, OSTRAVEL[1].encode()),
        raw("Subject: x\nContent-Type: text/plain", b"<" * 1_000_000),
        raw("Subject: x\nContent-Type: text/plain", b"-" * 1_000_000),
        raw("Subject: x\nContent-Type: text/plain", b"From: a\n" * 100_000),
        raw("Subject: x\nContent-Type: text/html", b"<a href=http://a.example.com/>x</a> " * 100_000),
    ],
    ids=["deep", "tables", "parts", "addresses", "words", "brackets", "rule", "headers", "links"],
)
def test_hostile_mails_end_in_one_article_or_one_problem(data: bytes) -> None:
    assert len(results(data)) == 1


def test_a_long_letter_in_base64_is_read() -> None:
    letter = cards().replace("<body>", "<body><!--" + "x" * 100_000 + "-->")
    headers = "From: a@example.com\nSubject: News\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8"
    data = raw(f"{headers}\nContent-Transfer-Encoding: base64", base64.encodebytes(letter.encode()))
    assert titles(read(data)) == HEADS


def test_a_message_with_a_large_file_that_is_attached(tmp_path: Path) -> None:
    text = "\n\n".join([OSTRAVEL[1]] * 600)
    inner = mail(
        "Ostravel", plain="See there.", attached=(("a.txt", "application/octet-stream", text.encode()),)
    )
    outer = EmailMessage()
    outer["Subject"], outer["From"] = "Fwd", "tom@example.org"
    outer.set_content("See below.")
    outer.add_attachment(message_from_bytes(inner, policy=policy.default))
    assert only(outer.as_bytes()).text.endswith(text)


def test_a_mail_of_mere_text_without_end_is_told() -> None:
    headers = "From: a@example.com\nSubject: News\nMIME-Version: 1.0\nContent-Type: text/plain"
    data = raw(headers, b"The Commission has approved Ostravel.\r\n" * 250_000)
    assert problem(data).what == "a mail with more than 8,000,000 bytes of text"


def test_memory_for_a_large_mail_stays_within_bounds() -> None:
    data = mail(
        "Release", plain="See there.", attached=(("a.bin", "application/octet-stream", b"x" * 30_000_000),)
    )
    tracemalloc.start()
    results(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 200_000_000


# Saved pages, and what tells a mail


def test_a_page_saved_as_a_mail_is_a_document_in_html() -> None:
    head = f"<html><head><title>{OSTRAVEL[0]}</title></head><body>"
    page = f"{head}<h1>{OSTRAVEL[0]}</h1><p>{OSTRAVEL[1]}</p></body></html>"
    data = raw(
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://news.example.com/1\nSubject: x\n"
        "Date: Tue, 14 May 2024 08:00:00 -0000\nMIME-Version: 1.0\n"
        "Content-Type: multipart/related; boundary=b",
        b"--b\r\nContent-Type: text/html\r\nContent-Location: https://news.example.com/1\r\n\r\n"
        + page.encode()
        + b"\r\n--b\r\nContent-Type: image/png\r\nContent-ID: <i>\r\n\r\nx\r\n--b--\r\n",
    )
    article = only(data)
    assert article.title == OSTRAVEL[0] and OSTRAVEL[1] in article.text


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"Received: from a\r\n\tby b; Tue\r\nFrom: x@example.com\r\n\r\nHi", Kind.MAIL),
        (b"From: x@example.com\r\nSubject: y\r\nMessage-ID: <1>\r\n\r\nHi", Kind.MAIL),
        (b"From: Tom\nTo: Ana\nSubject: Ostravel\n\nIt is approved.", Kind.TEXT),
        (b"Date: 14 May 2024\n\nOstravel is approved.", Kind.TEXT),
        (b"Subject to approval, From: here\nMIME-Version: 1.0\n", Kind.TEXT),
    ],
)
def test_a_mail_is_told_by_its_headers(start: bytes, kind: Kind) -> None:
    assert kind_of(start, None) is kind


# The seeds


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
@pytest.mark.parametrize("marked", [False, True], ids=["plain", "html"])
def test_a_seed_sent_by_mail_claims_what_its_text_does(seed: Path, marked: bool) -> None:
    expected = seed_article(seed)
    text = seed.read_text(encoding="utf-8")
    day = expected.published.day.strftime("%d %b %Y") if expected.published else ""
    html = "".join(
        f"<p>{line}</p>" for line in text.replace("&", "&amp;").replace("<", "&lt;").split("\n") if line
    )
    body = {"html": f"<html><body>{html}</body></html>"} if marked else {"plain": text}
    # Without a day where the seed has none that is believed, so that the same can be claimed.
    trusted = expected.published and expected.published.trust is not DateTrust.DOUBTFUL
    article = only(mail(expected.title, date=day if trusted else "", **body))
    assert claims_of(article) == claims_of(expected)


@pytest.mark.parametrize(
    ("label", "more", "one", "two"), mails.EASTERN, ids=[case[0] for case in mails.EASTERN]
)
def test_newsletters_from_asia(label: str, more: str, one: tuple[str, str], two: tuple[str, str]) -> None:
    letter = cards((one, two)).replace("Read more &raquo;", more)
    data = letter.encode({"gb2312": "gb18030"}.get(label, label))
    headers = "From: a@example.com\nSubject: News\nMIME-Version: 1.0"
    found = read(raw(f"{headers}\nContent-Type: text/html; charset={label}", data))
    assert [article.text for article in found] == ["\n\n".join(one), "\n\n".join(two)]
