"""What every page must pass in a browser: axe, no sideways scrolling, targets of 44 px, no CSP report.

axe is run through the DevTools protocol, since the CSP refuses a script element and is never switched off.
"""

import functools
import json
import os
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The rules that ask for colours; the others find the same in every theme.
_OF_COLOUR = ["color-contrast", "link-in-text-block"]
_TARGET = 44
THEMES = ("light", "dark")
WIDTHS = (320, 1280)

# Links inside running text are free of the target size (WCAG 2.5.8, inline).
_SMALL_TARGETS = """
(() => {
  const wanted = 'a[href], button, summary, input:not([type=hidden]), select, textarea, [tabindex="0"]';
  const inline = (node) => {
    if (node.tagName !== 'A' || getComputedStyle(node).display !== 'inline') return false;
    const around = node.closest('p, li, dd, dt, td, th, figcaption, caption, summary, label, div');
    return around && around.textContent.trim() !== node.textContent.trim();
  };
  const box = (node) => {
    const label = node.matches('input[type=checkbox], input[type=radio]') && node.closest('label');
    return (label || node).getBoundingClientRect();
  };
  const found = [];
  for (const node of document.querySelectorAll(wanted)) {
    if (!node.checkVisibility({visibilityProperty: true}) || inline(node)) continue;
    const {width, height, bottom} = box(node);
    if (bottom <= 0) continue;
    if (width < LIMIT - 0.5 || height < LIMIT - 0.5)
      found.push(`${node.outerHTML.slice(0, 120)} is ${width.toFixed(1)} x ${height.toFixed(1)}`);
  }
  return found;
})()
""".replace("LIMIT", str(_TARGET))

_SIDEWAYS = """
(() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll('body *')]
    .filter((node) => node.getBoundingClientRect().right > room + 1 && !node.closest('.table-scroll'))
    .map((node) => `${node.outerHTML.slice(0, 120)} makes the page scroll sideways`);
})()
"""


class Reports:
    """What the console of a page said against us: refusals by the CSP and errors of scripts."""

    def __init__(self, page: Page) -> None:
        self.faults: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))

    def _heard(self, message: ConsoleMessage) -> None:
        # Chromium tells of every answer above 399, such as the 422 of a form: that is no fault of the page.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(message.text)


@functools.cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def axe_violations(page: Page, *, colours_only: bool = False) -> list[str]:
    """Each violation in a line; empty is what we want."""
    rules = {"type": "rule", "values": _OF_COLOUR} if colours_only else {"type": "tag", "values": _TAGS}
    session = page.context.new_cdp_session(page)
    try:
        if not _evaluate(session, "'axe' in window"):
            _evaluate(session, _axe())
        options = json.dumps({"runOnly": rules, "resultTypes": ["violations"]})
        found = _evaluate(session, f"axe.run(document, {options}).then((result) => result.violations)")
    finally:
        session.detach()
    return [
        f"{violation['id']}: {node['target']} {node['html'][:160]} {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]


def _evaluate(session: Any, expression: str) -> Any:
    answer = session.send(
        "Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True}
    )
    assert "exceptionDetails" not in answer, answer["exceptionDetails"]
    return answer["result"].get("value") or []


def small_targets(page: Page) -> list[str]:
    """Controls below 44 x 44 px, links in running text apart."""
    return page.evaluate(_SMALL_TARGETS)


def sideways(page: Page) -> list[str]:
    """Elements that make the page scroll sideways."""
    return page.evaluate(_SIDEWAYS)


def faults_of(page: Page, *, colours_only: bool = False) -> list[str]:
    """What the gates A1, A2, A6 and A9 find in the page as it stands. The page comes from `open_page`."""
    reports: Reports = page.house_reports  # type: ignore[attr-defined]
    if colours_only:
        return axe_violations(page, colours_only=True)
    return axe_violations(page) + sideways(page) + small_targets(page) + reports.faults


def assert_accessible(page: Page) -> None:
    """The same, as an assertion."""
    assert not (found := faults_of(page)), "\n".join(found)


def faults_in_every_light(page: Page, name: str) -> list[str]:
    """The faults at both widths and in both themes; the page stays loaded, only its window and colours change.

    In the second theme of a width only the colours are asked again: nothing else can have changed.
    Screenshots are kept where HELLOWORK_SCREENSHOTS names a folder.
    """
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            if folder := os.environ.get("HELLOWORK_SCREENSHOTS", ""):
                page.screenshot(
                    path=Path(folder) / f"{name}-{width}-{theme}.png".replace(" ", "_"), full_page=True
                )
            faults += [
                f"{name}, {width} px, {theme}: {fault}"
                for fault in faults_of(page, colours_only=theme != THEMES[0])
            ]
    return faults
