"""The page of `report` in headless Chromium. Where there is none these tests are skipped, but not in CI."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from .running import ARTICLES, Program

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
PHONE, DESKTOP = 390, 1280

HOSTILE = {
    "id": "<b>h.txt</b>",
    "title": '"><img src=x onerror=window.acted=1>',
    "published": "2024-07-03",
    "url": "javascript:window.acted=1",
    "publisher": "</style><script>window.acted=1</script>",
    "text": '"><img src=x onerror=window.acted=1>\n\n'
    "The FDA approved zorvacel for <script>window.acted=1</script> multiple myeloma on 30 June 2024, Harbor "
    "said. The EMA is expected to approve zorvacel by the end of 2025.\n",
}

OVERLAPS = """
const found = [];
for (const lane of document.querySelectorAll(".plot g[role=group]")) {
  const boxes = [...lane.querySelectorAll("a")].map((a) =>
    [...a.querySelectorAll("text, .mark, .bar, .fade")].map((part) => part.getBoundingClientRect()));
  for (const [i, one] of boxes.entries()) for (const other of boxes.slice(i + 1))
    for (const a of one) for (const b of other)
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5
          && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5) found.push([a.left, b.left, a.top]);
}
return found;
"""
OUTSIDE = """
return [...document.querySelectorAll(".plot")].flatMap((plot) => {
  const edge = plot.getBoundingClientRect();
  return [...plot.querySelectorAll("text")].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.left < edge.left || box.right > edge.right + 0.5 || box.bottom > edge.bottom;
  }).map((text) => text.textContent);
});
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    if not (CHROMIUM and DRIVER):
        assert not os.environ.get("CI"), "the tests of the report need chromium and chromedriver"
        pytest.skip("needs Chromium and its driver (Debian: chromium, chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    profile = tmp_path_factory.mktemp("profile")
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        f"--user-data-dir={profile}",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    try:
        yield driver
    finally:
        driver.quit()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report on seeds, a hostile article, and a product with many milestones."""
    folder = tmp_path_factory.mktemp("report")
    program = Program({"MILESTONES_DB": str(folder / "news.db")})
    # Escaped as in a dump of pages: tags that stand in a text as such would be taken for its markup.
    hidden = {key: escape(HOSTILE[key]) for key in ("title", "text")}
    (folder / "hostile.json").write_text(json.dumps(HOSTILE | hidden), encoding="utf-8")
    kinds = ("Fast Track", "Orphan Drug", "Breakthrough Therapy", "Priority Review")
    crowd = " ".join(
        f"The FDA granted {kind} designation to velzotamab for gout in {month} {year}."
        for kind in kinds
        for month in ("March", "April")
        for year in (2021, 2022)
    )
    (folder / "crowd.txt").write_text(f"Harbor on velzotamab\nJuly 3, 2023\n\n{crowd}\n", encoding="utf-8")
    assert program("ingest", ARTICLES, folder / "hostile.json", folder / "crowd.txt").status == 0
    assert program("alias", "add", "zorvacel", "<i>zv</i>", "--by", "<u>Ana</u>").status == 0
    assert program("report", "--output", folder / "report.html").status == 0
    return (folder / "report.html").as_uri()


@pytest.fixture
def opened(browser: webdriver.Chrome, page: str) -> Callable[..., webdriver.Chrome]:
    def at(
        width: int = DESKTOP, *, scheme: str = "light", script: bool = True, at: str = ""
    ) -> webdriver.Chrome:
        browser.get("about:blank")
        command: dict[str, Any] = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", command)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
        for kind in ("browser", "performance"):
            browser.get_log(kind)
        browser.get(page + at)
        return browser

    return at


def _proof(browser: webdriver.Chrome, link: WebElement) -> WebElement:
    """The evidence that a link leads to."""
    return browser.find_element(By.ID, str(link.get_dom_attribute("href")).removeprefix("#"))


def _mark(browser: webdriver.Chrome, words: str) -> WebElement:
    return next(
        a for a in browser.find_elements(By.CSS_SELECTOR, ".plot a") if words in a.get_attribute("innerHTML")
    )


FUCASO = "Approved, China, 2023-06-30, relapsed or refractory multiple myeloma"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_click_on_a_mark_shows_the_evidence_of_its_milestone(
    opened: Callable[..., webdriver.Chrome], script: bool
) -> None:
    browser = opened(script=script)
    mark = _mark(browser, FUCASO)
    proof = _proof(browser, mark)
    assert not proof.is_displayed()
    mark.find_element(By.TAG_NAME, "text").click()
    assert proof.is_displayed()
    assert "articles disagree" in proof.find_element(By.XPATH, "..").text
    assert "June 30, 2023" in {found.text for found in proof.find_elements(By.TAG_NAME, "mark")}
    top = proof.rect["y"] - browser.execute_script("return scrollY") if script else 0
    assert 0 <= top < 900


def test_the_keyboard_alone_reaches_the_evidence(opened: Callable[..., webdriver.Chrome]) -> None:
    browser = opened()
    focus = browser.switch_to
    body = browser.find_element(By.TAG_NAME, "body")
    body.send_keys(Keys.TAB)
    assert focus.active_element.text == "Skip to the milestones"
    mark = _mark(browser, FUCASO)
    for _ in range(300):
        focus.active_element.send_keys(Keys.TAB)
        if focus.active_element == mark:
            break
    assert focus.active_element == mark
    ring = mark.find_element(By.CSS_SELECTOR, ".touch")
    assert ring.value_of_css_property("stroke") != "none"
    proof = _proof(browser, mark)
    mark.send_keys(Keys.ENTER)
    assert proof.is_displayed()
    assert focus.active_element == proof
    summary = browser.find_elements(By.CSS_SELECTOR, ".proof summary")[0]
    hidden = summary.find_element(By.XPATH, "../div")
    summary.send_keys(Keys.SPACE)
    assert hidden.is_displayed()
    summary.send_keys(Keys.ENTER)
    assert not hidden.is_displayed()


def test_an_address_with_a_milestone_opens_it(opened: Callable[..., webdriver.Chrome]) -> None:
    browser = opened(at="#m-bt05rvxs")
    assert browser.find_element(By.ID, "m-bt05rvxs").is_displayed()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_nothing_is_loaded_and_nothing_goes_wrong(
    opened: Callable[..., webdriver.Chrome], page: str, width: int, scheme: str
) -> None:
    browser = opened(width, scheme=scheme)
    for box in browser.find_elements(By.TAG_NAME, "details"):
        browser.execute_script("arguments[0].open = true", box)
    assert browser.get_log("browser") == []
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert set(asked) <= {page}
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    shade = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, shade.strip("rgb()").split(","))) < 200) is (scheme == "dark")


def test_the_page_never_scrolls_sideways_but_its_timeline_does(
    opened: Callable[..., webdriver.Chrome],
) -> None:
    browser = opened(PHONE)
    for box in browser.find_elements(By.TAG_NAME, "details"):
        browser.execute_script("arguments[0].open = true", box)
    widths = browser.execute_script(
        "const page = document.documentElement; return [page.scrollWidth, page.clientWidth, innerWidth]"
    )
    assert widths[0] == widths[1] <= widths[2] == PHONE
    box = browser.find_element(By.CSS_SELECTOR, "#timeline .scroll")
    assert browser.execute_script("return arguments[0].scrollWidth > arguments[0].clientWidth", box)
    assert browser.execute_script("return arguments[0].scrollLeft > 0", box)
    assert browser.find_element(By.CSS_SELECTOR, ".lanes").rect["x"] < 40


def test_no_two_marks_or_labels_touch_and_none_leaves_the_drawing(
    opened: Callable[..., webdriver.Chrome],
) -> None:
    browser = opened()
    assert len(browser.find_elements(By.CSS_SELECTOR, ".plot a")) > 20
    assert browser.execute_script(OVERLAPS) == []
    assert browser.execute_script(OUTSIDE) == []


def test_hostile_text_is_text(opened: Callable[..., webdriver.Chrome]) -> None:
    browser = opened()
    for box in browser.find_elements(By.TAG_NAME, "details"):
        browser.execute_script("arguments[0].open = true", box)
    shown = browser.find_element(By.TAG_NAME, "main").text
    for words in (HOSTILE["id"], HOSTILE["title"], HOSTILE["url"], HOSTILE["publisher"], "<i>zv</i>"):
        assert words in shown
    assert "<script>window.acted=1</script> multiple myeloma" in shown
    assert browser.find_elements(By.CSS_SELECTOR, "img, main script, iframe, i, u") == []
    assert browser.execute_script("return window.acted") is None
    assert {a.get_dom_attribute("href")[:1] for a in browser.find_elements(By.TAG_NAME, "a")} == {"#"}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_on_paper_all_evidence_is_open(opened: Callable[..., webdriver.Chrome], script: bool) -> None:
    browser = opened(script=script)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    proofs = browser.find_elements(By.CSS_SELECTOR, ".evidence")
    assert all(proof.rect["height"] > 60 for proof in proofs)
    assert not browser.find_element(By.TAG_NAME, "nav").is_displayed()
    paper = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    assert paper["data"]
