"""The pages in a real browser: what a person sees and can do, at a desk and on a phone.

The application is served by a real server on a loopback port; Chromium is Debian's or any other
(``tests/conftest.py``). Contrast is measured here on what is rendered, in both colour schemes.
"""

import socket
import threading
from collections.abc import Callable, Iterator

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect, sync_playwright

from claimtrack.db.session import Database
from claimtrack.ledger import Given, rule
from claimtrack.vocab import Ruling
from tests.db import rows
from tests.web import story

pytestmark = pytest.mark.browser

ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
HARIR, MARKET, HOSTILE = "caaaaaaaaaaaa", "cbbbbbbbbbbbb", "ccccccccccccc"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
PAGES = ["/", "/?denied=true", f"/claims/{HARIR}", f"/claims/{MARKET}", f"/claims/{HOSTILE}",
         "/articles/1", "/articles/4", "/queue", "/digest/2024-W06", "/nothing"]  # fmt: skip
AA = 4.5
"""Contrast WCAG 2 asks of text of ordinary size (success criterion 1.4.3)."""
CONTRASTS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = ([r, g, b]) => {
    const line = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    return 0.2126 * line(r) + 0.7152 * line(g) + 0.0722 * line(b);
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const found = rgba(getComputedStyle(each).backgroundColor);
      if (found[3] === 255) return found;
    }
    return rgba(getComputedStyle(document.body).backgroundColor);
  };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !element.checkVisibility()) continue;
    const [a, b] = [rgba(getComputedStyle(element).color), behind(element)].map(light);
    found.push([(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), walk.currentNode.data.trim()]);
  }
  return found;
}"""


@pytest.fixture
def served(make_app: Callable[..., FastAPI], filled: Database) -> Iterator[str]:
    """Yield the address of a running server."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        config = uvicorn.Config(make_app(), log_level="warning", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


@pytest.fixture
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """Yield a page at a desk; a script error or a refused resource fails the test."""
    context = browser.new_context(base_url=served, viewport=DESK)
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield opened
    context.close()
    assert [one for one in faults if "404" not in one] == []


def test_from_the_board_to_both_sentences(page: Page) -> None:
    page.goto("/?denied=true&status=disputed")
    page.get_by_role("link", name="Islamic Resistance in Iraq struck the Harir base").click()
    expect(page).to_have_url(f"{page.url.split('/claims')[0]}/claims/{HARIR}")
    pair = page.locator(".pair")
    expect(pair.get_by_text("These groups claimed to have struck the Harir base")).to_be_visible()
    expect(pair.get_by_text("An official source in Erbil denied this assertion")).to_be_visible()
    expect(pair.locator(".answer mark.content")).to_have_text("this assertion")
    expect(pair.locator(".said mark.content")).to_have_text(
        "to have struck the Harir base in Iraq's Kurdistan region on Sunday"
    )
    # Side by side at a desk.
    said, answer = pair.locator(".said").bounding_box(), pair.locator(".answer").bounding_box()
    assert said is not None
    assert answer is not None
    assert answer["x"] >= said["x"] + said["width"] - 1


def test_an_articles_statements_show_on_focus(page: Page) -> None:
    page.goto("/articles/1")
    item = page.locator("#st2")
    item.get_by_role("link", name="Show statement 2 in the text").focus()
    lit = page.locator("mark.on")
    expect(lit).to_have_text(["An official source in Erbil", "denied", "this assertion"])
    page.locator("#st1").get_by_role("link").first.focus()
    expect(lit.first).to_have_text("These groups")


def test_a_verdict_is_given_with_the_keyboard(page: Page) -> None:
    page.goto(f"/claims/{HARIR}")
    page.get_by_role("radio", name="Refuted").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("https://proof.example/1")
    page.keyboard.press("Tab")
    page.keyboard.type("The log was published.")
    page.keyboard.press("Tab")
    page.keyboard.type("Ann Reviewer")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Verdict: Refuted")).to_be_visible()
    expect(page.get_by_text("Given by Ann Reviewer")).to_be_visible()


def test_everything_works_without_script(browser: Browser, served: str) -> None:
    context = browser.new_context(base_url=served, viewport=DESK, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Search propositions").fill('"Zarenk market"')
    page.get_by_role("button", name="Show").first.click()
    expect(page.locator(".row")).to_have_count(1)
    page.goto(f"/claims/{HARIR}")
    page.get_by_label("Misleading").check()
    page.get_by_label("Evidence URL").fill("https://proof.example/1")
    page.get_by_label("Your name").fill("Ann")
    page.get_by_role("button", name="Record the verdict").click()
    expect(page.get_by_role("heading", name="Verdict: Misleading")).to_be_visible()
    context.close()


def test_the_first_tab_skips_to_the_content(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_hostile_text_does_nothing(page: Page) -> None:
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    for path in ("/", f"/claims/{HOSTILE}", "/articles/4"):
        page.goto(path)
        assert page.title() != "owned"
    assert alerts == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_every_page_fits_and_can_be_read(
    browser: Browser, served: str, scheme: str, size: dict[str, int]
) -> None:
    context = browser.new_context(
        base_url=served,
        viewport=size,  # type: ignore[arg-type]
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    for path in PAGES:
        page.goto(path)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= size["width"], f"{path} is {width} wide"
        faint = [(round(ratio, 2), said) for ratio, said in page.evaluate(CONTRASTS) if ratio < AA]
        assert faint == [], path
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(252, 251, 248)") is (scheme == "light")
    context.close()


def test_words_without_end_fit_a_phone(browser: Browser, served: str, database: Database) -> None:
    long = "A" * 400
    with database.write() as session:
        told = story.article(session, rows.outlet(session, long[:300]), f"{long} said {long}b.")
        who = story.speaker(session, long)
        words = {"source": long, "cue": "said", "content": f"{long}b"}
        said = story.statement(
            session, told, who, 1, words=words, figures=[("said", long[:300], 1, 1)]
        )
        claim = rows.claim(session, "cdddddddddddd", long, last_at=story.NOW, reasons=[long])
        story.link(session, said, claim)
        proof = f"https://proof.example/{long}"
        given = Given(evidence_url=proof, note=long, name=long[:200], at=story.NOW)
        rule(session, claim.public_id, Ruling.REFUTED, given=given)
        paths = ["/", "/claims/cdddddddddddd", f"/articles/{told.id}"]
    context = browser.new_context(base_url=served, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    for path in paths:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path
    context.close()


def test_a_claim_prints_its_evidence(page: Page) -> None:
    page.goto(f"/claims/{HARIR}")
    page.emulate_media(media="print")
    expect(page.locator(".rule form")).to_be_hidden()
    expect(page.locator(".pair .answer")).to_be_visible()
    expect(page.locator(".statement").first).to_be_visible()
