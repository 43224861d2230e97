# ruff: noqa: E501 (mails are not broken to a width)
"""Mails made for the tests, as the programs of this world write them. All news in them is invented."""

from email.message import EmailMessage
from email.policy import SMTP

SENT = "Tue, 14 May 2024 08:30:00 +0200"

OSTRAVEL = (
    "European Commission approves Ostravel for advanced liver cancer",
    "The European Commission has approved Ostravel (zelorafenib) of Brennholt Therapeutics for adults with "
    "advanced hepatocellular carcinoma, the company said on Tuesday.",
)
KORVANE = (
    "FDA accepts Korvane file in gout",
    "The U.S. Food and Drug Administration has accepted the new drug application of Halden Bio for Korvane in "
    "adults with chronic gout, with a decision due on 6 December 2024.",
)
LUMERIX = (
    "Japan grants Lumerix orphan status",
    "Japan's health ministry granted orphan drug designation to Lumerix of Tanaka Seiyaku for the treatment of "
    "cholangiocarcinoma, a rare cancer of the bile ducts.",
)
NEWS = (OSTRAVEL, KORVANE, LUMERIX)


def mail(
    subject: str = "Pharma Letter, issue 12",
    plain: str | None = None,
    html: str | None = None,
    attached: tuple[tuple[str, str, bytes], ...] = (),
    **headers: str,
) -> bytes:
    """A mail with these parts; headers are named with "_" for "-"."""
    message = EmailMessage(policy=SMTP)
    fields = {"from": '"Pharma Letter" <letter@news.example.com>', "to": "ana@example.org", "date": SENT}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in {**fields, "subject": subject, "message-id": "<1@news.example.com>"}.items():
        if value:
            message[name.title()] = value
    if plain is not None:
        message.set_content(plain)
    if html is not None and plain is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    for name, media_type, data in attached:
        main, _, sub = media_type.partition("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def raw(headers: str, body: bytes) -> bytes:
    """A mail as bytes, whatever its program thought to be right."""
    return headers.replace("\n", "\r\n").encode("utf-8") + b"\r\n\r\n" + body


def link(name: str) -> str:
    """A counter's link that hides where it leads."""
    return f"https://click.news.example.com/c/{name}?id=0a1b2c"


CARDS = """<html><head><title>Pharma Letter</title><style>.x {{ color: red }}</style></head><body>
<div style="display:none;max-height:0px;overflow:hidden">What moved this week: Ostravel, Korvane and more &zwnj;&nbsp;</div>
<table width="100%"><tr><td align="center"><table width="600">
<tr><td><a href="https://news.example.com/online/12">View this email in your browser</a></td></tr>
<tr><td><img src="logo.png" alt="Pharma Letter"></td></tr>
<tr><td><a href="https://news.example.com/a">Approvals</a> | <a href="https://news.example.com/b">Deals</a></td></tr>
{cards}
<tr><td class="foot">Pharma Letter, 4 Harbour Street, Dublin. You are receiving this email because you signed up.
<a href="https://news.example.com/u">Unsubscribe</a></td></tr>
</table></td></tr></table><img src="https://news.example.com/p.gif" width="1" height="1"></body></html>"""


def cards(news: tuple[tuple[str, str], ...] = NEWS) -> str:
    """A newsletter of cards: a linked heading, a paragraph, a button."""
    card = """<tr><td class="card"><table><tr><td><h2><a href="{link}"><span style="color:#222">{head}</span></a></h2>
<p>{text}</p></td></tr><tr><td><a class="button" href="{link}">Read more &raquo;</a></td></tr></table></td></tr>"""
    made = (card.format(link=link(f"n{n}"), head=head, text=text) for n, (head, text) in enumerate(news))
    return CARDS.format(cards="\n".join(made))


ESSAY = f"""<html><body><div class="post"><h1><a href="https://letter.example.com/p/ostravel">{OSTRAVEL[0]}</a></h1>
<h3>And what it means for those who wait</h3><p><a href="https://letter.example.com/@ana">Ana Brandt</a></p>
<p>{OSTRAVEL[1]} The decision follows a favourable opinion of the committee in March.</p>
<h2>Why it took so long</h2><p>The file was sent back once, and the company had to run a second study before
the committee was willing to look at it <a href="https://letter.example.com/p/older">again</a>.</p>
<h2>What comes next</h2><p>In Japan, the health ministry granted orphan drug designation to zelorafenib for
cholangiocarcinoma in October 2023; the company has said nothing about a launch there.</p></div>
<p>You're currently a free subscriber to this letter. <a href="https://letter.example.com/up">Upgrade</a></p>
<p><a href="https://letter.example.com/un">Unsubscribe</a></p></body></html>"""

RELEASE = f"""<html><body><p><b>PRESS RELEASE</b></p><h1>{OSTRAVEL[0]}</h1>
<p>FILDERSTADT, Germany, May 14, 2024 -- {OSTRAVEL[1]}</p>
<p>"We have waited for this day for eleven years," the chief executive said to the staff in the courtyard.</p>
<p><b>Conference call</b></p><p>The company will hold a call for investors today at 3 p.m. and will show slides.</p>
<p><a href="https://brennholt.example.com/call">Register for the call</a></p>
<p><b>About Ostravel</b></p><p>Ostravel is an inhibitor that is taken by mouth once a day and was found in Filderstadt.
<a href="https://brennholt.example.com/ostravel">Learn more</a></p>
<p><b>About Brennholt Therapeutics</b></p><p>Brennholt Therapeutics develops medicines for cancers of the liver. More is at
<a href="https://brennholt.example.com">brennholt.example.com</a>.</p>
<p><b>Forward-looking statements</b></p><p>This release holds statements about expectations, and results may differ from
them in ways that nobody foresees today.</p></body></html>"""

RELATED = f"""<html><body><h1><a href="https://news.example.com/1">{OSTRAVEL[0]}</a></h1><p>{OSTRAVEL[1]}</p>
<h3>Related</h3><ul><li><a href="https://news.example.com/2">{KORVANE[0]}</a></li>
<li><a href="https://news.example.com/3">{LUMERIX[0]}</a></li>
<li><a href="https://news.example.com/4">Agency asks for more data on Velcor</a></li></ul></body></html>"""

QUESTIONS = f"""<html><body><p>We spoke to the head of research about the news of the week.</p>
<p><strong>What has been approved?</strong></p><p>{OSTRAVEL[1]}</p>
<p><strong>And what comes next for the company?</strong></p><p>We shall see <a href="https://brennholt.example.com/j">in
Japan</a>, where the health ministry granted orphan drug designation to zelorafenib in October 2023.</p>
<p><strong>When will it be sold in pharmacies?</strong></p><p>In July, when the first packs have been printed and checked by
the people of the factory.</p></body></html>"""

OUTLOOK = """<html><body><div class="WordSection1"><p>FYI - worth a look.</p><p>Best, Tom</p>
<div style="border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>From:</b> Brennholt Press Office &lt;press@brennholt.example.com&gt;<br>
<b>Sent:</b> Tuesday, March 26, 2024 9:12 AM<br><b>To:</b> Tom Miller &lt;tom@example.org&gt;<br>
<b>Subject:</b> Committee recommends Ostravel for advanced liver cancer</p></div>
<p class="MsoNormal">The Committee for Medicinal Products for Human Use has adopted a positive opinion on Ostravel for
advanced hepatocellular carcinoma, Brennholt Therapeutics announced today.</p></div></body></html>"""

DIGEST = """THE MORNING WIRE
Tuesday's news of medicines

1. European Commission approves Ostravel for advanced liver cancer
   The European Commission has approved Ostravel (zelorafenib) of Brennholt
   Therapeutics for adults with advanced hepatocellular carcinoma, the
   company said on Tuesday.
   https://wire.example.com/1001

2. FDA accepts Korvane file in gout
   The U.S. Food and Drug Administration has accepted the new drug
   application of Halden Bio for Korvane in adults with chronic gout.
   https://wire.example.com/1002

3. Japan grants Lumerix orphan status
   Japan's health ministry granted orphan drug designation to Lumerix of
   Tanaka Seiyaku for the treatment of cholangiocarcinoma.
   https://wire.example.com/1003

To unsubscribe, write to wire@example.com
"""

UNDERLINED = """Weekly regulatory digest

European Commission approves Ostravel for advanced liver cancer
---------------------------------------------------------------
The European Commission has approved Ostravel (zelorafenib) of Brennholt
Therapeutics for adults with advanced hepatocellular carcinoma.
Read more: https://digest.example.com/a

FDA accepts Korvane file in gout
--------------------------------
The U.S. Food and Drug Administration has accepted the new drug application
of Halden Bio for Korvane in adults with chronic gout.
Read more: https://digest.example.com/b
"""

RULED = """==============================
EUROPEAN COMMISSION APPROVES OSTRAVEL
The European Commission has approved Ostravel (zelorafenib) of Brennholt
Therapeutics for adults with advanced hepatocellular carcinoma.
<https://digest.example.com/a>
==============================
FDA ACCEPTS KORVANE FILE IN GOUT
The U.S. Food and Drug Administration has accepted the new drug application
of Halden Bio for Korvane in adults with chronic gout.
<https://digest.example.com/b>
==============================
You received this mail because you are a member.
"""

PERSONAL = """Hi Ana,

here is what I found. The European Commission has approved Ostravel (zelorafenib)
for adults with advanced hepatocellular carcinoma, see
https://news.example.com/1 for the details.

1. Can you check the dates by Friday?
2. Who tells the board about it?

There is more at https://news.example.com/2 but I have not read it.

Tom
--\x20
Tom\x20Miller,\x20analyst
"""

EASTERN = [
    (
        "gb2312",
        "阅读全文",
        (
            "欧盟批准欧斯特维用于晚期肝癌",
            "欧盟委员会今日批准欧斯特维用于治疗成人晚期肝细胞癌，公司周二宣布。",
        ),
        ("药监局受理科凡上市申请", "国家药品监督管理局受理了科凡用于治疗成人慢性痛风的新药上市申请。"),
    ),
    (
        "euc-kr",
        "자세히 보기",
        (
            "유럽연합, 간암 치료제 오스트라벨 승인",
            "유럽연합 집행위원회가 성인 진행성 간세포암 환자를 위한 오스트라벨의 시판을 허가했다고 회사가 밝혔다.",
        ),
        (
            "식약처, 코르반 희귀의약품 지정",
            "식품의약품안전처는 담관암 치료제 코르반을 희귀의약품으로 지정했다고 오늘 회사가 밝혔다.",
        ),
    ),
    (
        "iso-2022-jp",
        "続きを読む",
        (
            "欧州委員会、肝癌薬オストラベルを承認",
            "欧州委員会は進行肝細胞癌の治療薬オストラベルを承認したと、会社が火曜日に発表した。",
        ),
        (
            "厚労省、コルバンを希少疾病用に指定",
            "厚生労働省は胆管癌の治療薬コルバンを希少疾病用医薬品に指定したと発表した。",
        ),
    ),
]
