"""Addresses as ids: one page, one address, whatever way led there."""

import re

_PREFIXES = ("utm_", "mtm_", "itm_", "hsa_", "vero_", "oly_", "_hs", "__hs")
"""How the names begin that whole families of counters use: Google's Urchin and its followers (Matomo,
HubSpot, Vero, Olytics)."""
_COUNTERS = """
    dclid gclid gclsrc gbraid wbraid _ga _gl srsltid
    fbclid fb_action_ids fb_action_types fb_source fb_ref igshid igsh
    msclkid cvid ocid twclid ttclid li_fat_id rdt_cid sccid epik
    yclid _openstat ysclid wickedid rb_clickid s_cid s_kwcid ef_id
    mc_cid mc_eid mkt_tok ml_subscriber ml_subscriber_hash ck_subscriber_id vgo_ee _kx __s
    hsctatracking elqtrack elqtrackid elqaid elqat elqcampaignid trk trkcampaign
    ncid cmpid soc_src soc_trk smid smtyp guccounter guce_referrer guce_referrer_sig
    spm isappinstalled nsukey share_token sharer_sharetime sharer_shareid
    pk_campaign pk_kwd pk_keyword pk_source pk_medium pk_content pk_cid
    at_medium at_campaign at_link_id at_format at_ptr_name xtor dicbo tblci ref_src ref_url
"""
_NAMES = frozenset(_COUNTERS.split())
"""Parameters that count readers and never choose a page."""
_VALUED = frozenset({"ref", "source", "src", "from", "partner", "rss", "cmp", "campaign", "channel"})
"""Parameters that choose a page on one site and count readers on another."""
_COUNTED = re.compile(
    r"(?:1|rss(?:[-_.].*)?|feed|e?mail|newsletter|social|facebook|twitter|linkedin|wechat|singlemessage|timeline)",
    re.IGNORECASE,
)
"""Values with which those of `_VALUED` count readers. They name the way by which somebody came."""
_ADDRESS = re.compile(r"(https?)://([^/?#]+)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.IGNORECASE | re.DOTALL)
_DEFAULT_PORT = {"http": re.compile("(?::(?:80)?)+$"), "https": re.compile("(?::(?:443)?)+$")}


def cleaned(url: str) -> str:
    """The address without what does not choose the page: fragment, counters of readers, default port.

    Scheme and host become lower case; nothing else changes, neither the order of the parameters nor the
    path. A fragment that chooses a view ("#!/news/7", "#/news/7") stays. What is no address of the web is
    given back as it is, without the space around it.

    The parameters are those on which public lists agree: Firefox's query stripping, AdGuard's URL tracking
    filter and ClearURLs. Short names that those lists remove for one site only ("ref", "source") go only
    with values that name a way by which readers come.
    """
    url = url.strip()
    match = _ADDRESS.fullmatch(url)
    if not match:
        return url
    scheme, authority, path, query, fragment = match.groups(default="")
    scheme = scheme.lower()
    user, at, host = authority.rpartition("@")
    host = _DEFAULT_PORT[scheme].sub("", host.lower())
    if not host:
        return url
    # Before a fragment that goes, white space is inside the address; without it, at an end.
    kept = "&".join(part for part in map(str.strip, query.split("&")) if part and not _counts(part))
    view = f"#{fragment}" if fragment.startswith(("!", "/")) else ""
    return f"{scheme}://{user}{at}{host}{path.strip() or '/'}{kept and '?' + kept}{view}"


def _counts(parameter: str) -> bool:
    """Whether this "name=value" of a query serves only to count readers."""
    name, _, value = parameter.partition("=")
    name = name.lower()
    return (
        name in _NAMES
        or name.startswith(_PREFIXES)
        or (name in _VALUED and (value != "1" or name == "rss") and bool(_COUNTED.fullmatch(value)))
    )
