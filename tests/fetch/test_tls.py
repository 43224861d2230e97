"""Whose word is taken for it that a host is what it says."""

import socket
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from milestones.fetch import Fetcher, World
from milestones.fetch.connections import trusted_by_system
from tests.fetch.outcomes import data, said
from tests.fetch.sites import PAGE, Site, is_public, page, redirect, resolve, zeros_packed
from tests.fetch.test_limits import OUT_OF_TIME, after
from tests.fetch.world import Fetchers

NOT_VALID = "its certificate is not valid: "


def served(certificate: trustme.LeafCert) -> Site:
    """A server that shows this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return Site(context)


@pytest.fixture(scope="module")
def certificate(authority: trustme.CA) -> trustme.LeafCert:
    """One that is valid."""
    return authority.issue_cert("public.test")


def test_a_page_by_tls(fetcher: Fetcher, certificate: trustme.LeafCert) -> None:
    with served(certificate) as site:
        site.answers["/a"] = page()
        assert [data(fetcher.get(site.url("/a"))) for _ in range(2)] == [PAGE, PAGE]
        assert len({asked.client for asked in site.asked}) == 1
        fetcher.close()


def test_certificates_that_are_not_valid(fetcher: Fetcher, authority: trustme.CA) -> None:
    now = datetime.now(UTC)
    day = timedelta(days=1)
    cases = {
        "certificate has expired": authority.issue_cert(
            "public.test", not_before=now - 9 * day, not_after=now - day
        ),
        "certificate is not yet valid": authority.issue_cert("public.test", not_before=now + day),
        "hostname mismatch, certificate is not valid for 'public.test'": authority.issue_cert("other.test"),
        "unable to get local issuer certificate": trustme.CA().issue_cert("public.test"),
    }
    for told, certificate in cases.items():
        with served(certificate) as site:
            assert said(fetcher.get(site.url("/a"))) == f"{NOT_VALID}{told}; check the address"
            assert site.paths == []


def test_the_name_on_the_certificate_of_a_number(fetcher: Fetcher, authority: trustme.CA) -> None:
    with served(authority.issue_cert("127.0.0.1")) as site:
        site.answers["/a"] = page()
        assert data(fetcher.get(site.url("/a", host="127.0.0.1"))) == PAGE
        fetcher.close()


def test_no_tls_where_it_was_asked_for(site: Site, fetcher: Fetcher) -> None:
    told = said(fetcher.get(site.url("/a").replace("http:", "https:")))
    assert told.startswith("no secure connection: ")


def test_from_http_to_https_but_not_back(site: Site, fetcher: Fetcher, certificate: trustme.LeafCert) -> None:
    with served(certificate) as secure:
        site.answers |= {"/a": redirect(secure.url("/b")), "/d": page()}
        secure.answers |= {"/b": page(), "/c": redirect(site.url("/d"))}
        assert data(fetcher.get(site.url("/a"))) == PAGE
        assert said(fetcher.get(secure.url("/c"))) == (
            f"leads from https to {site.url('/d')}, which anyone on the way can change; "
            "name that address, if you trust it"
        )
        assert site.paths == ["/a"]
        fetcher.close()


def test_limits_hold_by_tls_too(fetchers: Fetchers, certificate: trustme.LeafCert) -> None:
    fetcher = fetchers(most_bytes=1_000_000)
    with served(certificate) as site:
        site.answers |= {
            "/slow": after(b"HTTP/1.1 200 OK\r\n\r\n", b"a", 0.02),
            "/endless": after(b"HTTP/1.1 200 OK\r\n\r\n", b"a" * 65_536),
            "/bomb": page(zeros_packed(100_000_000), Content_Encoding="gzip"),
        }
        assert said(fetchers(total=0.5).get(site.url("/slow"))) == OUT_OF_TIME
        assert said(fetcher.get(site.url("/endless"))).startswith("more than 1,000,000 bytes")
        assert said(fetcher.get(site.url("/bomb"))).startswith("more than 1,000,000 bytes")


def test_the_certificates_that_the_environment_names(
    fetchers: Fetchers,
    authority: trustme.CA,
    certificate: trustme.LeafCert,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "ours.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ours.pem"))
    fetcher = fetchers(World(resolve, is_public, trusted_by_system, lambda url: None))
    with served(certificate) as site:
        site.answers["/a"] = page()
        assert data(fetcher.get(site.url("/a"))) == PAGE
        fetcher.close()


def test_named_certificates_that_are_missing_are_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    assert trusted_by_system().cert_store_stats()["x509_ca"] == 0


def test_a_system_without_certificates_gets_some(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = ssl.DefaultVerifyPaths(None, None, "SSL_CERT_FILE", "", "SSL_CERT_DIR", "")
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    monkeypatch.setattr(ssl.SSLContext, "load_default_certs", lambda *_: None)
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: nothing)
    assert trusted_by_system().cert_store_stats()["x509_ca"] > 50


def test_a_server_that_never_shows_a_certificate(fetchers: Fetchers) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://public.test:{silent.getsockname()[1]}/a"
        assert said(fetchers(connect=0.1).get(url)) == "no answer in time; try again later"
