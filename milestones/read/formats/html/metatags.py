"""What a page's `<meta>` and `<link>` elements say, under the names that sites use."""

from collections.abc import Iterable, Iterator, Mapping

from lxml.html import HtmlElement

from milestones.read.formats.html.words import one_line

PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published",
    "citation_publication_date", "citation_online_date", "citation_date", "prism.publicationdate",
    "dc.date.issued", "dcterms.issued", "dc.issued", "dcterms.date", "dc.date", "dc.terms.date",
    "dc.date.created", "dcterms.created", "dcterms.available", "dcsext.articlefirstpublished",
    "datepublished", "published_at", "publishedat", "published", "published_time", "published-date",
    "publisheddate", "published_date", "publishdate", "publish-date", "publish_date", "publish_time",
    "publishtime", "pubdate", "pub_date", "publication_date", "publication-date", "publicationdate",
    "parsely-pub-date", "sailthru.date", "bt:pubdate", "rnews:datepublished", "article.published",
    "article_date_original", "article:publish_date", "article:post_date", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "shareaholic:article_published_time", "og:pubdate", "og:publish_date",
    "article:create_at", "weibo:article:create_at", "release_date", "og:release_date", "release-date",
    "gs_date", "displaydate", "firstpublished", "originalpublicationdate", "timestamp",
)  # fmt: skip
"""Names that state the day of publication, the surest first."""
DATED = ("date", "dc.created", "created", "date_created", "datecreated", "creation_date", "article:created")
"""Names of a day that may be another one: the crawl's, the server's clock, or when a draft was begun."""
TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title",
          "twitter:title", "headline")  # fmt: skip
SITES = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name")
_NAMED_BY = ("property", "name", "itemprop", "http-equiv")


class MetaTags(Mapping[str, str]):
    """The content of each name, in lower case; the first that says something."""

    def __init__(self, root: HtmlElement) -> None:
        self._said: dict[str, str] = {}
        for element in root.iter("meta"):
            content = one_line(element.get("content") or element.get("datetime") or "")
            for name in _names(element) if content else ():
                self._said.setdefault(name, content)

    def __getitem__(self, name: str) -> str:
        return self._said[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._said)

    def __len__(self) -> int:
        return len(self._said)

    def first(self, names: Iterable[str]) -> str | None:
        """What the first of these names says that is there."""
        return next((self._said[name] for name in names if name in self._said), None)


def _names(element: HtmlElement) -> Iterator[str]:
    for attribute in _NAMED_BY:
        if attribute == "itemprop" and element.getparent() is not None and _in_other_thing(element):
            continue
        yield from (element.get(attribute) or "").lower().split()


def _in_other_thing(element: HtmlElement) -> bool:
    """Whether an `itemprop` in the page's body belongs to something: what, is told elsewhere."""
    return any(parent.tag == "body" for parent in element.iterancestors())


def canonical(root: HtmlElement) -> str | None:
    """The address that the page gives as its own, as it is written there."""
    for element in root.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split() and element.get("href"):
            return str(element.get("href")).strip()
    return None


def base(root: HtmlElement) -> str | None:
    """The address to which the page's links are relative, where it gives one."""
    return next((element.get("href") for element in root.iter("base") if element.get("href")), None)
