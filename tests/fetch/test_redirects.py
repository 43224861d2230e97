"""Where addresses may lead."""

from ipaddress import ip_address

import pytest

from milestones.fetch import Cause, Fetched, Fetcher, World
from milestones.fetch.addresses import Address
from tests.fetch.outcomes import data, said
from tests.fetch.sites import PAGE, Site, is_public, page, redirect, resolve, status
from tests.fetch.world import Fetchers

ALLOW = "allow it with --allow-private, if you trust who names it"


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("to", ["/b", "b", "//public.test:{port}/b", "http://public.test:{port}/b#top", "?b"])
def test_redirects_are_followed(site: Site, fetcher: Fetcher, code: int, to: str) -> None:
    site.answers |= {"/a/": redirect(to.format(port=site.port), code), "/b": page(), "/a/b": page()}
    if to == "?b":
        site.answers["/a/"] = lambda visitor: (page() if "?" in visitor.path else redirect(to, code))(visitor)
    answer = fetcher.get(site.url("/a/"))
    assert isinstance(answer, Fetched)
    assert answer.data == PAGE
    assert answer.url == site.url(site.paths[-1])
    assert answer.moved == (answer.url if code in (301, 308) else None)


def test_an_address_has_moved_only_if_all_on_the_way_say_so(site: Site, fetcher: Fetcher) -> None:
    site.answers |= {"/a": redirect("/b", 301), "/b": redirect("/c", 302), "/c": page()}
    answer = fetcher.get(site.url("/a"))
    assert isinstance(answer, Fetched)
    assert answer.moved is None


def test_where_a_redirect_leads_is_read_as_utf8(site: Site, fetcher: Fetcher) -> None:
    site.answers |= {"/a": redirect("/新".encode().decode("latin-1")), "/%E6%96%B0": page()}
    assert data(fetcher.get(site.url("/a"))) == PAGE


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("/a", "leads in a circle; open it in a browser, save it, and read the file"),
        ("/b", "leads in a circle; open it in a browser, save it, and read the file"),
        ("/0", "leads on more than 5 times; check the address"),
        (
            "file:///etc/passwd",
            "leads to file:///etc/passwd: only http and https addresses are fetched, not file; "
            "download it and read the file",
        ),
        (
            "ftp://public.test/",
            "leads to ftp://public.test/: only http and https addresses are fetched, not ftp; "
            "download it and read the file",
        ),
        (
            "http://user:secret@public.test/",
            "leads to http://public.test/: an address with a user name or password; "
            "leave them out, or download it and read the file",
        ),
        ("http://[", "leads to http://[: not an address of the web; check the address"),
        (
            "http://nowhere.test/",
            "leads to http://nowhere.test/: no such host, or no network; check the address",
        ),
        (
            "/\x1b]0;x",
            "leads to /\ufffd]0;x: an address with characters that do not print; check the address",
        ),
        ("", "302 Found; check the address"),
    ],
)
def test_redirects_that_are_not_followed(site: Site, fetcher: Fetcher, to: str, told: str) -> None:
    site.answers |= {"/a": redirect(to), "/b": redirect("/a")}
    site.answers |= {f"/{step}": redirect(f"/{step + 1}") for step in range(9)}
    assert said(fetcher.get(site.url("/a"))) == told
    assert len(site.asked) <= 6


@pytest.mark.parametrize(
    "host",
    [
        "private.test",
        "localhost",
        "127.0.0.2",
        "10.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "[::1]",
        "[::ffff:127.0.0.2]",
        "[64:ff9b::a00:1]",
        "[fe80::1]",
    ],
)
@pytest.mark.parametrize("cause", Cause)
def test_public_addresses_do_not_lead_to_private_ones(
    site: Site, fetcher: Fetcher, host: str, cause: Cause
) -> None:
    with Site(host="127.0.0.2") as private:
        site.answers["/a"] = redirect(private.url("/secret", host=host))
        private.answers["/secret"] = page()
        name = host.strip("[]")
        assert said(fetcher.get(site.url("/a"), cause)) == (
            f"leads to {private.url('/secret', host=host)}: {name} is a private address; {ALLOW}"
        )
        assert private.paths == []


def test_what_was_public_once_must_stay_so(site: Site, fetcher: Fetcher) -> None:
    with Site(host="127.0.0.2") as private:
        private.answers |= {"/a": redirect(site.url("/b")), "/c": page()}
        site.answers["/b"] = redirect(private.url("/c", host="private.test"))
        assert "private.test is a private address" in said(
            fetcher.get(private.url("/a", host="private.test"))
        )
        assert private.paths == ["/a"]
        fetcher.close()


def test_a_connection_to_a_private_host_is_not_lent_to_what_public_ones_name(
    site: Site, fetcher: Fetcher
) -> None:
    with Site(host="127.0.0.2") as private:
        private.answers["/a"] = page()
        url = private.url("/a", host="private.test")
        answer = fetcher.get(url)
        assert isinstance(answer, Fetched)
        assert not answer.public
        assert "is a private address" in said(fetcher.get(url, Cause.FOLLOWED))
        assert data(fetcher.get(url)) == PAGE
        assert private.paths == ["/a", "/a"]
        fetcher.close()


@pytest.mark.parametrize("cause", [Cause.TYPED, Cause.SUBSCRIBED])
def test_a_person_may_name_a_private_address_which_may_lead_to_another(
    fetcher: Fetcher, cause: Cause
) -> None:
    with Site(host="127.0.0.2") as private:
        private.answers |= {"/a": redirect("/b"), "/b": page()}
        assert data(fetcher.get(private.url("/a", host="private.test"), cause)) == PAGE
        fetcher.close()


def test_what_is_read_may_not_name_a_private_address(fetcher: Fetcher) -> None:
    with Site(host="127.0.0.2") as private:
        url = private.url("/a", host="private.test")
        assert said(fetcher.get(url, Cause.FOLLOWED)) == f"private.test is a private address; {ALLOW}"
        assert private.paths == []


@pytest.mark.parametrize("cause", Cause)
def test_private_addresses_can_be_allowed(site: Site, fetchers: Fetchers, cause: Cause) -> None:
    fetcher = fetchers(allow_private=True)
    with Site(host="127.0.0.2") as private:
        site.answers["/a"] = redirect(private.url("/b", host="private.test"))
        private.answers["/b"] = page()
        assert data(fetcher.get(site.url("/a"), cause)) == PAGE
        fetcher.close()


@pytest.mark.parametrize("places", [("127.0.0.1", "127.0.0.2"), ("127.0.0.2", "127.0.0.1")])
def test_a_host_with_one_private_address_is_private(
    site: Site, fetchers: Fetchers, places: tuple[str, str]
) -> None:
    site.answers["/a"] = page()
    found = [ip_address(place) for place in places]
    fetcher = fetchers(World(lambda host: found, is_public, proxy=lambda url: None))
    assert said(fetcher.get(site.url("/a"), Cause.FOLLOWED)).startswith("public.test is a private address")
    assert site.paths == []


def test_a_host_is_looked_up_once_for_checking_and_connecting(site: Site, fetchers: Fetchers) -> None:
    """Else it could show a public address first and a private one then."""
    looked_up = []

    def changing(host: str) -> list[Address]:
        looked_up.append(host)
        return [ip_address("127.0.0.1" if len(looked_up) == 1 else "127.0.0.2")]

    site.answers |= {"/a": page(), "/robots.txt": status(404)}
    with Site(host="127.0.0.2"):
        fetcher = fetchers(World(changing, is_public, proxy=lambda url: None))
        assert data(fetcher.get(site.url("/a"), Cause.FOLLOWED)) == PAGE
    assert looked_up == ["public.test"]


def test_the_world_of_the_tests_is_this_machine() -> None:
    assert {str(place) for host in ("a.test", "private.test", "localhost") for place in resolve(host)} == {
        "127.0.0.1",
        "127.0.0.2",
    }
