"""Which addresses are public."""

from ipaddress import ip_address

import pytest

from milestones.fetch.addresses import is_loopback, is_public, resolved, seems_public

PUBLIC = ["93.184.215.14", "1.1.1.1", "192.0.1.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001::1"]
EMBEDDING = ["::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "2002:101:101::1"]
PRIVATE = [
    "0.0.0.0",  # noqa: S104
    "0.1.2.3",
    "10.1.2.3",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::127.0.0.1",
    "64:ff9b::192.168.0.1",
    "64:ff9b:1::1.1.1.1",
    "100::1",
    "2001::1",
    "2001:0:101:101::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "2002:a00:1::1",
    "3fff::1",
    "5f00::1",
    "4000::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]


@pytest.mark.parametrize("address", [*PUBLIC, *EMBEDDING])
def test_public_addresses(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    ("host", "public"),
    [
        ("news.example", True),
        ("localhost.example", True),
        ("1.1.1.1", True),
        ("2606:4700::1111", True),
        ("localhost", False),
        ("a.localhost", False),
        ("printer.local", False),
        ("metadata.google.internal", False),
        ("nas.home.arpa", False),
        ("intranet", False),
        ("127.0.0.1", False),
        ("127.1", False),
        ("0x7f000001", False),
        ("2130706433", False),
        ("017700000001", False),
        ("::1", False),
        ("::ffff:127.0.0.1", False),
        ("fe80::1%eth0", False),
    ],
)
def test_what_a_name_tells_without_looking_it_up(host: str, public: bool) -> None:
    assert seems_public(host) == public


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("localhost", True),
        ("a.localhost", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("10.0.0.1", False),
        ("localhost.example", False),
        ("notlocalhost", False),
    ],
)
def test_which_names_are_this_machine(host: str, loopback: bool) -> None:
    assert is_loopback(host) == loopback


def test_numbers_are_looked_up_as_themselves() -> None:
    assert resolved("127.0.0.1") == [ip_address("127.0.0.1")]
    assert resolved("127.1") == [ip_address("127.0.0.1")]
    assert resolved("::1") == [ip_address("::1")]
