"""Faults in a store: each is told in a line, and what follows from articles and rulings is made anew."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from .running import ARTICLES, ROOT, Program

MEND = "run: milestones db check --repair"
RESTORE = "restore a copy of the store"
AGAIN = "restore a copy, or read the source again: milestones ingest --again SOURCE"

COPY = {
    "id": "copy",
    "url": "https://news.example/copy",
    "text": (ARTICLES / "01_wire_fucaso_china_approval.txt").read_text(encoding="utf-8"),
}


@pytest.fixture(scope="module")
def used_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with articles, a copy of one, rulings of all sorts and a feed; not to be changed."""
    folder = tmp_path_factory.mktemp("used")
    program = Program({"MILESTONES_DB": str(folder / "news.db"), "MILESTONES_ANALYST": "Ana Roth"})
    (folder / "copy.json").write_text(json.dumps(COPY), encoding="utf-8")
    commands = [
        ("ingest", ARTICLES, folder / "copy.json"),
        ("confirm", "bt05", "--why", "in the list"),
        ("set", "ykhx", "--date", "2024-11", "--why", "in the list"),
        ("reject", "q4e0", "--why", "another product"),
        ("undo",),
        (
            "add",
            "fucaso",
            "--kind",
            "nda-approval",
            "--country",
            "MO",
            "--date",
            "2024-05",
            "--source",
            "letter",
        ),
        ("alias", "add", "fucaso", "Fucasol"),
        ("feeds", "add", "agency", "https://news.example/feed"),
    ]
    for command in commands:
        assert program(*command).status == 0, command
    change(folder / "news.db", "INSERT INTO feed_entries VALUES ('agency', 'one', 1, 0)")
    return folder / "news.db"


@pytest.fixture(scope="module")
def answers(used_store: Path) -> list[str]:
    """All that the store answers which is not changed."""
    return shown(Program({"MILESTONES_DB": str(used_store)}))


@pytest.fixture
def used(program: Program, used_store: Path) -> Program:
    path = store_of(program)
    path.parent.mkdir()
    shutil.copy(used_store, path)
    return program


def store_of(program: Program) -> Path:
    return Path(program.environ["MILESTONES_DB"])


def change(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"PRAGMA ignore_check_constraints = ON; {script}; PRAGMA wal_checkpoint")


def rows(path: Path, tables: tuple[str, ...]) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}


def shown(program: Program) -> list[str]:
    """All that the store answers."""
    commands = ["list", "claims", "articles", "products", "rulings", "gaps", "timeline fucaso"]
    return [program(*command.split(), "--format", "json").out for command in commands]


def test_a_whole_store_is_said_to_be_whole(used: Program) -> None:
    ran = used("db", "check")
    assert (ran.status, ran.out, ran.err) == (0, "", "the store is whole\n")
    assert used("db", "check", "--repair").err == "the store is whole\n"
    assert [item.name for item in store_of(used).parent.iterdir()] == ["news.db"]


MENDED = {
    "index gone": (
        "DROP INDEX articles_digest_index",
        "table articles: lacks the index articles_digest_index",
    ),
    "index of other columns": (
        "DROP INDEX articles_digest_index; CREATE INDEX articles_digest_index ON articles (url)",
        "table articles: has another index articles_digest_index",
    ),
    "table gone": ("DROP TABLE former_ids", "table former_ids: is missing"),
    "column gone": (
        "ALTER TABLE milestones DROP COLUMN ruling",
        "table milestones: lacks the column ruling",
    ),
    "claim of no article": (
        "DELETE FROM articles WHERE id = 'copy'; DELETE FROM article_prints WHERE article = 8;"
        "DELETE FROM documents WHERE articles LIKE '%copy%'",
        "claims: refers to articles that are not there: row ",
    ),
    "entry of no feed": ("DELETE FROM feeds", "feed_entries: refers to feeds that are not there: row 1"),
    "no JSON": ("UPDATE claims SET cues = '[[' WHERE number = 1", "claims.cues: is no JSON: claim 1"),
    "other JSON": (
        "UPDATE claims SET aliases = '5' WHERE number = 1",
        "claims: cannot be read (TypeError): claim 1 of",
    ),
    "no names": (
        "UPDATE claims SET aliases = '[5]' WHERE number = 1",
        "claims: cannot be read (ValueError): claim 1 of",
    ),
    "no day": (
        "UPDATE claims SET earliest = '2023-02-30', latest = NULL WHERE number = 1",
        "claims.earliest: is no day: claim 1",
    ),
    "no status": (
        "UPDATE claims SET status = 'denied' WHERE number = 1",
        "file: CHECK constraint failed in claims",
    ),
    "no kind": (
        "UPDATE claims SET kind = 'party' WHERE number = 1",
        "claims: cannot be read (ValueError): claim 1 of",
    ),
    "other evidence": (
        "UPDATE claims SET evidence = 'never said' WHERE number = 1",
        "claims: evidence is not what the article says there: claim 1 of 01_wire_fucaso_china_approval.txt",
    ),
    "other place of evidence": (
        'UPDATE claims SET start = start + 1, "end" = "end" + 1',
        "claims: evidence is not what the article says there: claim 1 of 01_wire_fucaso_china_approval.txt",
    ),
    "cues outside": (
        """UPDATE claims SET cues = '[["kind","x",9,99999999]]' WHERE number = 1""",
        "claims: cues stand outside of the article: claim 1 of",
    ),
    "other evidence of a refusal": (
        "UPDATE refusals SET evidence = 'never said'",
        "refusals: evidence is not what the article says there: 0",
    ),
    "a name too few": (
        "DELETE FROM claim_names WHERE claim = 1",
        "claim_names: are not the names of the claim: claim 1 of",
    ),
    "a name too many": (
        "INSERT INTO claim_names VALUES ('gout', 1)",
        "claim_names: are not the names of the claim: claim 1 of",
    ),
    "prints gone": ("DELETE FROM article_prints", "article_prints: are not those of the text: 01_wire"),
    "a copy that is none": (
        "UPDATE articles SET source = (SELECT min(source) FROM articles)",
        "articles.source: is not what copies come to: ",
    ),
    "no copy": (
        "UPDATE articles SET source = 'x' WHERE id = 'copy'",
        "articles.source: is not what copies come to: copy",
    ),
    "milestone gone": (
        "PRAGMA foreign_keys = ON; DELETE FROM milestones WHERE id = 'bt05rvxs'",
        "milestones: are not there: bt05rvxs",
    ),
    "milestone of nothing": (
        "UPDATE milestones SET id = 'zzzzzzzz' WHERE id = 'bt05rvxs';"
        "UPDATE testimony SET milestone = 'zzzzzzzz' "
        "WHERE milestone = 'bt05rvxs'; UPDATE milestone_rulings SET milestone = 'zzzzzzzz'",
        "milestones: follow from no claim or ruling: zzzzzzzz",
    ),
    "other milestone": (
        "UPDATE milestones SET kind = 'refusal' WHERE id = 'bt05rvxs'",
        "milestones: are not what claims and rulings say: bt05rvxs",
    ),
    "conflict of no sort": (
        """UPDATE milestones SET conflicts = '[["x","y"]]' WHERE id = 'bt05rvxs'""",
        "milestones: cannot be read (ValueError): milestone bt05rvxs",
    ),
    "testimony gone": (
        "DELETE FROM testimony WHERE claim = 1",
        "milestones: are not what claims and rulings say: ",
    ),
    "ruling without effect": (
        "DELETE FROM milestone_rulings",
        "milestones: are not what claims and rulings say: bt05rvxs",
    ),
    "former ids gone": ("DELETE FROM former_ids", "former_ids: are not those of the milestone: "),
    "product of nothing": (
        "INSERT INTO products VALUES ('zz', 'ZZ'); INSERT INTO product_names VALUES ('zz', 'zz', 0, 'ZZ')",
        "products: have no milestone: zz",
    ),
    "product without a name": (
        "INSERT INTO products VALUES ('zz', 'ZZ')",
        "products: have no name, or another: zz",
    ),
    "document without its article": (
        """UPDATE documents SET articles = '["gone"]' WHERE location LIKE '%copy%'""",
        "documents: are remembered as read, with articles that are not there: ",
    ),
    "document of no list": (
        "UPDATE documents SET articles = '5'",
        "documents: cannot be read (ValueError): document ",
    ),
}


@pytest.mark.parametrize(("script", "says"), MENDED.values(), ids=MENDED)
def test_what_follows_from_articles_and_rulings_is_mended(
    used: Program, answers: list[str], script: str, says: str
) -> None:
    path = store_of(used)
    change(path, script)
    sources, damaged = rows(path, ("rulings", "feeds")), path.read_bytes()
    ran = used("db", "check")
    assert (ran.status, ran.out) == (1, "")
    lines = ran.err.splitlines()
    assert any(line.startswith(says) and line.endswith(f"; {MEND}") for line in lines), lines
    assert path.read_bytes() == damaged, "looking changes nothing"

    mended = used("db", "check", "--repair")
    said = "what follows from articles and rulings is made anew: 0 faults are left; a copy is news.db"
    assert (mended.status, mended.err.splitlines()[-1]) == (0, f"{said}.repair.backup")
    assert used("db", "check").err == "the store is whole\n"
    assert rows(path, ("rulings", "feeds")) == sources
    assert path.with_name("news.db.repair.backup").exists()
    if "DELETE FROM articles" not in script:
        assert shown(used) == answers


LEFT = {
    "other text": (
        "UPDATE articles SET text = text || ' and more' WHERE id = 'copy'",
        f"articles: text and digest do not fit: copy; {AGAIN}",
    ),
    "other text where a claim stands": (
        "UPDATE articles SET text = replace(text, 'approved', 'improved') WHERE id = 'copy'",
        f"articles: text and digest do not fit: copy; {AGAIN}",
    ),
    "no day of an article": (
        "UPDATE articles SET published = 'soon' WHERE id = 'copy'",
        f"articles.published: is no day: article 8; {RESTORE}",
    ),
    "no moment of an article": (
        "UPDATE articles SET ingested = 'today' WHERE id = 'copy'",
        f"articles.ingested: is no moment: article 8; {RESTORE}",
    ),
    "ruling of no verb": (
        "UPDATE rulings SET verb = 'doubt' WHERE number = 1",
        f"rulings: cannot be read (ValueError): ruling 1; {RESTORE}",
    ),
    "ruling of no JSON": (
        "UPDATE rulings SET fields = '{' WHERE number = 1",
        f"rulings.fields: is no JSON: ruling 1; {RESTORE}",
    ),
    "ruling that undoes nothing": (
        "UPDATE rulings SET undoes = 99 WHERE verb = 'undo'",
        f"rulings: refers to rulings that are not there: row 4; {RESTORE}",
    ),
    "feed of no moment": (
        "UPDATE feeds SET added = 'x'",
        f"feeds.added: is no moment: feed agency; {RESTORE}",
    ),
    "table of rulings gone": ("DROP TABLE rulings", f"table rulings: is missing; {RESTORE}"),
    "column of articles gone": (
        "ALTER TABLE articles DROP COLUMN title",
        f"table articles: lacks the column title; {RESTORE}",
    ),
}


@pytest.mark.parametrize(("script", "says"), LEFT.values(), ids=LEFT)
def test_what_nothing_tells_anew_is_left_and_told(used: Program, script: str, says: str) -> None:
    path = store_of(used)
    change(path, script)
    ran = used("db", "check")
    assert (ran.status, says in ran.err.splitlines()) == (1, True), ran.err
    before = rows(path, ("feeds", "feed_entries", "documents"))
    mended = used("db", "check", "--repair")
    assert mended.status == 1
    assert "unforeseen" not in mended.err
    assert says in mended.err
    assert rows(path, ("feeds", "feed_entries", "documents")) == before


def test_a_repair_that_fails_changes_nothing(used: Program) -> None:
    path = store_of(used)
    change(path, "UPDATE rulings SET fields = '5' WHERE number = 1; DELETE FROM claim_names")
    before = path.read_bytes()
    ran = used("db", "check", "--repair")
    assert ran.status == 1
    assert ran.err.splitlines()[-1] == (
        "milestones: articles or rulings cannot be read, so nothing is mended; restore a copy of the store"
    )
    assert path.read_bytes() == before


def damage_page(path: Path, table: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


@pytest.mark.parametrize("table", ["articles", "testimony", "milestones_product_index"])
def test_damaged_pages_are_told_with_what_to_do(used: Program, table: str) -> None:
    damage_page(store_of(used), table)
    ran = used("db", "check")
    assert ran.status == 1
    advice = "; restore a copy, or take out what can be read: sqlite3 FILE .recover"
    assert any(line.startswith("file: ") and line.endswith(advice) for line in ran.err.splitlines())
    mended = used("db", "check", "--repair")
    assert "unforeseen" not in mended.err


def test_an_index_that_misses_rows_is_mended(used: Program, answers: list[str]) -> None:
    path = store_of(used)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            """PRAGMA writable_schema = ON;
            CREATE TABLE aside AS SELECT sql FROM sqlite_master WHERE name = 'articles_digest_index';
            DROP INDEX articles_digest_index;
            CREATE INDEX articles_digest_index ON articles (digest) WHERE id <> 'copy';
            UPDATE sqlite_master SET sql = (SELECT sql FROM aside) WHERE name = 'articles_digest_index';
            DROP TABLE aside"""
        )
    said = used("db", "check").err
    assert f"file: wrong # of entries in index articles_digest_index; {MEND}" in said.splitlines()
    assert used("db", "check", "--repair").status == 0
    assert shown(used) == answers


@pytest.mark.parametrize("repair", [(), ("--repair",)])
def test_an_old_store_is_not_checked_but_left_alone(program: Program, repair: tuple[str, ...]) -> None:
    store_of(program).parent.mkdir()
    change(store_of(program), (ROOT / "tests/old_databases/0004.sql").read_text(encoding="utf-8"))
    before = store_of(program).read_bytes()
    ran = program("db", "check", *repair)
    assert ran.status == 1
    assert ran.err.endswith("is of an older version (schema 0004, here 0005); run: milestones db upgrade\n")
    assert store_of(program).read_bytes() == before
