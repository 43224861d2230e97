"""Through proxies, as companies have them."""

import base64
import select
import socket
import ssl
from contextlib import suppress

import pytest
import trustme

from milestones.fetch import Cause, World
from milestones.fetch.connections import proxy_of_system
from milestones.fetch.urls import parsed
from tests.fetch.outcomes import data, said
from tests.fetch.sites import PAGE, Site, Visitor, is_public, page, redirect, resolve, status
from tests.fetch.world import Fetchers

NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


def tunnel(to: int) -> object:
    """Opens a way to a port of this machine, whatever name it was asked for."""

    def pass_on(near: socket.socket, far: socket.socket) -> None:
        # One thread for both ways: a TLS socket that two threads use at once breaks now and then. A block is
        # larger than a TLS record, so that nothing read is left where select does not see it.
        other = {near: far, far: near}
        while ready := select.select(other, [], [], 5)[0]:
            for source in ready:
                if not (block := source.recv(65_536)):
                    return
                other[source].sendall(block)

    def reply(visitor: Visitor) -> None:
        with socket.create_connection(("127.0.0.1", to), timeout=5) as far, suppress(OSError):
            visitor.send(b"HTTP/1.1 200 OK\r\n\r\n")
            pass_on(visitor.connection, far)
        visitor.hang_up()

    return reply


def through(proxy: str, authority: trustme.CA) -> World:
    """A world behind this proxy, which alone can look names up."""

    def trusted() -> ssl.SSLContext:
        context = ssl.create_default_context()
        authority.configure_trust(context)
        return context

    def only_proxy(host: str) -> list[object]:
        assert host == "proxy.test", f"{host} was looked up"
        return resolve(host)  # type: ignore[return-value]

    return World(only_proxy, is_public, trusted, lambda url: proxy)  # type: ignore[arg-type]


def test_a_page_through_a_proxy(site: Site, fetchers: Fetchers, authority: trustme.CA) -> None:
    site.answers["http://news.example/a"] = page()
    world = through(f"http://us%65r:p%C3%A4ss@proxy.test:{site.port}", authority)
    assert data(fetchers(world).get("http://news.example/a?b=1")) == PAGE
    asked = site.asked[0]
    assert asked.path == "http://news.example/a?b=1"
    assert asked.headers["Host"] == "news.example"
    assert (
        base64.b64decode(asked.headers["Proxy-Authorization"].removeprefix("Basic ")) == "user:päss".encode()
    )


@pytest.mark.parametrize("secure_proxy", [False, True])
def test_a_page_by_tls_through_a_proxy(fetchers: Fetchers, authority: trustme.CA, secure_proxy: bool) -> None:
    far = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("news.example").configure_cert(far)
    near = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("proxy.test").configure_cert(near)
    with Site(far) as site, Site(near if secure_proxy else None) as proxy:
        site.answers["/a"] = page()
        proxy.answers["CONNECT"] = tunnel(site.port)  # type: ignore[assignment]
        scheme = "https" if secure_proxy else "http"
        fetcher = fetchers(through(f"{scheme}://user:pass@proxy.test:{proxy.port}", authority))
        assert [data(fetcher.get("https://news.example/a")) for _ in range(2)] == [PAGE, PAGE]
        assert proxy.paths == ["news.example:443"]
        assert "Proxy-Authorization" in proxy.asked[0].headers
        assert "Proxy-Authorization" not in site.asked[0].headers
        fetcher.close()


@pytest.mark.parametrize(
    ("url", "code", "told"),
    [
        (
            "http://news.example/a",
            407,
            "407 Proxy Authentication Required; give a user name and password in the ",
        ),
        (
            "https://news.example/a",
            407,
            "by way of the proxy proxy.test:{port}: 407 Proxy Authentication Required; ",
        ),
        ("https://news.example/a", 403, "by way of the proxy proxy.test:{port}: 403 Forbidden"),
    ],
)
def test_a_proxy_that_refuses(
    site: Site, fetchers: Fetchers, authority: trustme.CA, url: str, code: int, told: str
) -> None:
    site.answers |= {"CONNECT": status(code), "http://news.example/a": status(code)}
    fetcher = fetchers(through(f"http://proxy.test:{site.port}", authority))
    assert said(fetcher.get(url)).startswith(told.format(port=site.port))


def test_a_proxy_that_is_not_there(fetchers: Fetchers, authority: trustme.CA) -> None:
    with Site() as gone:
        world = through(f"proxy.test:{gone.port}", authority)
    told = said(fetchers(world).get("http://news.example/a"))
    assert told.startswith(f"by way of the proxy proxy.test:{gone.port}: connection refused")


@pytest.mark.parametrize(
    ("proxy", "told"),
    [
        (
            "socks5://proxy.test:1080",
            "a proxy of the kind socks5 is not supported; name an http proxy, or none",
        ),
        ("http://", "the address of the proxy makes no sense; check HTTP_PROXY and HTTPS_PROXY"),
        ("http://[", "the address of the proxy makes no sense; check HTTP_PROXY and HTTPS_PROXY"),
    ],
)
def test_proxies_that_cannot_be_used(
    fetchers: Fetchers, authority: trustme.CA, proxy: str, told: str
) -> None:
    assert said(fetchers(through(proxy, authority)).get("http://news.example/a")) == told


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1", "10.0.0.1", "localhost", "intranet", "a.local", "[::1]"]
)
def test_a_proxy_is_not_asked_for_what_is_plainly_private(
    site: Site, fetchers: Fetchers, authority: trustme.CA, host: str
) -> None:
    site.answers["http://news.example/a"] = redirect(f"http://{host}/b")
    fetcher = fetchers(through(f"http://proxy.test:{site.port}", authority))
    assert "is a private address" in said(fetcher.get("http://news.example/a"))
    assert "is a private address" in said(fetcher.get(f"http://{host}/b", Cause.FOLLOWED))
    assert site.paths == ["http://news.example/a"]


@pytest.mark.parametrize(
    ("environment", "url", "proxy"),
    [
        ({}, "http://news.example/", None),
        ({"http_proxy": "http://p.test:1"}, "http://news.example/", "http://p.test:1"),
        ({"HTTP_PROXY": "http://p.test:1"}, "http://news.example/", "http://p.test:1"),
        ({"HTTPS_PROXY": "http://p.test:1"}, "http://news.example/", None),
        ({"HTTPS_PROXY": "http://p.test:1"}, "https://news.example/", "http://p.test:1"),
        ({"ALL_PROXY": "http://p.test:1"}, "https://news.example/", "http://p.test:1"),
        (
            {"ALL_PROXY": "http://p.test:1", "https_proxy": "http://q.test:1"},
            "https://a.test/",
            "http://q.test:1",
        ),
        ({"ALL_PROXY": "http://p.test:1", "NO_PROXY": "example"}, "http://news.example/", None),
        ({"ALL_PROXY": "http://p.test:1", "NO_PROXY": "news.example:80"}, "http://news.example/", None),
        ({"ALL_PROXY": "http://p.test:1", "NO_PROXY": "*"}, "http://news.example/", None),
        ({"ALL_PROXY": "http://p.test:1", "NO_PROXY": "other.example"}, "http://a.test/", "http://p.test:1"),
        ({"ALL_PROXY": "http://p.test:1"}, "http://localhost:8000/", None),
        ({"ALL_PROXY": "http://p.test:1"}, "http://[::1]:8000/", None),
    ],
)
def test_the_proxy_that_the_environment_names(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], url: str, proxy: str | None
) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert proxy_of_system(parsed(url)) == proxy
