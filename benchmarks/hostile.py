"""Bad input of every kind, each read by a process of its own: `python -m benchmarks.hostile`.

Prints a Markdown table: seconds, the process's largest memory, and what was said of it.
"""

import gzip
import io
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("milestones")
_MB = 1_000_000
_PROSE = "<p>The agency has approved zemtocel for adults with multiple myeloma, the maker said on Monday.</p>"
_PAGE = f"<!doctype html><html><head><title>Zemtocel approved</title></head><body>{{}}{_PROSE}</body></html>"
_BOMB = '<!DOCTYPE x [<!ENTITY a "{}">{}]>'
_LEVELS = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 20}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
_ENTITIES = _BOMB.format("ha" * 50, _LEVELS)
_MAIL = b"From: a@news.example\r\nSubject: Zemtocel\r\nDate: Mon, 3 Jun 2024 10:00:00 +0000\r\n"


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _docx(document: str) -> bytes:
    return _zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})


def _pdf(content: bytes, more: bytes = b"", resources: bytes = b"<<>>") -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources " + resources + b">>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), more, content),
    ]
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _encrypted_pdf() -> bytes:
    """A PDF whose text nobody can have without the password."""
    whole = _pdf(b"BT (x) Tj ET")
    locked = (
        b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<" + b"28" * 32 + b">/U<" + b"4E" * 32 + b">>>"
    )
    return whole.replace(b"/Root 1 0 R>>", b"/Root 1 0 R" + locked + b"/ID[<01><01>]>>")


def _zeros(size: int) -> bytes:
    import zlib

    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(_MB)) for _ in range(size // _MB)) + packer.flush()


def inputs() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """What each is, the end of its file's name, and its bytes."""
    yield "page nested 100,000 deep", ".html", lambda: _PAGE.format("<div>" * 100_000).encode()
    yield "page with 20 MB of attributes", ".html", lambda: _PAGE.format(f"<i {'a=1 ' * 4_900_000}>").encode()
    yield "page with 100,000 links", ".html", lambda: _PAGE.format('<a href="/x">x</a> ' * 100_000).encode()
    yield (
        "page with a table of 200,000 cells",
        ".html",
        lambda: _PAGE.format(f"<table>{'<tr><td>a<td>b' * 100_000}</table>").encode(),
    )
    yield "page of 5 MB without an end of anything", ".html", lambda: b"<html><p><b><a " + b"<" * 5 * _MB
    yield "page that defines entities", ".html", lambda: f"{_ENTITIES}<html><p>&j;</p>{_PROSE}".encode()
    yield "PDF cut off", ".pdf", lambda: _pdf(b"BT (Zemtocel was approved) Tj ET")[:300]
    yield "PDF with a password", ".pdf", _encrypted_pdf
    yield "PDF of pictures only", ".pdf", lambda: _pdf(b"q 612 0 0 792 0 0 cm /I Do Q")
    yield "PDF that unpacks to 2 GB", ".pdf", lambda: _pdf(_zeros(2_000 * _MB), b"/Filter/FlateDecode")
    yield (
        "Word document that defines entities",
        ".docx",
        lambda: _docx(f'<?xml version="1.0"?>{_ENTITIES}<document><body>&j;</body></document>'),
    )
    yield "Word document that unpacks 1:1000", ".docx", lambda: _docx(" " * 500 * _MB)
    yield (
        "feed that defines entities",
        ".rss",
        lambda: (
            f'<?xml version="1.0"?>{_ENTITIES}<rss><channel><item><title>&j;</title></item></channel></rss>'
        ).encode(),
    )
    yield "feed nested 100,000 deep", ".rss", lambda: b"<rss><channel>" + b"<item>" * 100_000
    yield (
        "ZIP with ../ in names",
        ".zip",
        lambda: _zip({"../../evil.txt": b"Zemtocel was approved.", "/etc/x.txt": b"Zemtocel was approved."}),
    )
    yield "ZIP that unpacks 1:1000", ".zip", lambda: _zip({"a.txt": bytes(1_000 * _MB)})
    yield "ZIP in ZIP in ZIP ...", ".zip", lambda: _nested(12)
    yield "gzip that unpacks to 5 GB", ".txt.gz", lambda: gzip.compress(bytes(_MB)) * 5_000
    yield (
        "mail with broken MIME",
        ".eml",
        lambda: _MAIL + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--y\r\n\xff\xfe=?utf-8?b?!!?=",
    )
    yield (
        "mail with 10,000 parts in parts",
        ".eml",
        lambda: (
            _MAIL
            + b"".join(
                b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
                for n in range(10_000)
            )
        ),
    )
    yield (
        "mailbox of 100,000 empty mails",
        ".mbox",
        lambda: b"From x Mon Jun  3 10:00:00 2024\r\nA: b\r\n\r\n" * 100_000,
    )
    yield (
        "web archive cut off",
        ".warc",
        lambda: (
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 1000000\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<html>"
        ),
    )
    yield "JSON nested 100,000 deep", ".json", lambda: b"[" * 100_000


def _nested(depth: int) -> bytes:
    data = _zip({"a.txt": b"Zemtocel was approved."})
    for _ in range(depth):
        data = _zip({"inner.zip": data})
    return data


def main() -> None:
    """Reads each input, and prints a row of the table for it."""
    print("| input | size | seconds | memory | said |\n|---|--:|--:|--:|---|")
    with tempfile.TemporaryDirectory() as folder:
        for number, (what, suffix, _) in enumerate(inputs()):
            path = Path(folder) / f"{number}{suffix}"
            # Elsewhere: a new process counts what its parent holds as its own.
            subprocess.run([sys.executable, "-m", __spec__.name, str(number), path], check=True)
            seconds, megabytes, said = _read(path)
            size = path.stat().st_size / _MB
            print(f"| {what} | {size:.3g} MB | {seconds:.1f} | {megabytes:.0f} MB | {said} |", flush=True)
            path.unlink()


def _make(number: int, path: Path) -> None:
    """Writes one of the inputs."""
    path.write_bytes(next(islice(inputs(), number, None))[2]())


def _read(path: Path) -> tuple[float, float, str]:
    start = time.perf_counter()
    process = subprocess.Popen(
        [PROGRAM, "ingest", "--dry-run", path.name, "--output", os.devnull, "--format", "csv"],
        cwd=path.parent,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    assert process.stderr
    with process, process.stderr:
        lines = process.stderr.read().splitlines()
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    seconds = time.perf_counter() - start
    said = f"{lines[0]} (and {len(lines) - 2} more)" if len(lines) > 2 else lines[0]
    # Kilobytes on Linux.
    return seconds, usage.ru_maxrss / 1000, said.replace("|", "\\|")


if __name__ == "__main__":
    _make(int(sys.argv[1]), Path(sys.argv[2])) if len(sys.argv) > 1 else main()
