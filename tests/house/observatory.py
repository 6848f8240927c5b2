"""What the MDN HTTP Observatory would give an answer: its rules of August 2026, written down as a small function.

From 100; penalties first, rewards only where those leave 90 or more. Without a place in the browsers' list of HSTS
hosts and without hashes on our own scripts 155 can be reached, and 150 by an answer without cookies.
"""

from collections.abc import Mapping
from http.cookies import Morsel

_HALF_A_YEAR = 15_768_000
_REWARDS_FROM = 90
_PRIVATE_REFERRER = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


def directives(header: str) -> dict[str, list[str]]:
    """A content security policy as directive to sources."""
    parts = (part.split() for part in header.split(";"))
    return {words[0].lower(): words[1:] for words in parts if words}


def marks(headers: Mapping[str, str], cookies: Mapping[str, Morsel], html: str = "") -> dict[str, int]:
    """Rule to points, below or above zero."""
    csp = directives(headers.get("Content-Security-Policy", ""))
    return {
        "csp": _csp(csp),
        "cookies": _cookies(cookies),
        "cors": -50 if headers.get("Access-Control-Allow-Origin") == "*" and cookies else 0,
        "referrer": _referrer(headers.get("Referrer-Policy")),
        "hsts": _hsts(headers.get("Strict-Transport-Security", "")),
        "scripts": -5 if 'src="http' in html or 'src="//' in html else 0,
        "nosniff": 0 if headers.get("X-Content-Type-Options") == "nosniff" else -5,
        "frames": _frames(csp, headers.get("X-Frame-Options", "")),
        "corp": _isolation(
            headers.get("Cross-Origin-Resource-Policy"), {"same-origin", "same-site"}, {"cross-origin"}
        ),
        "coep": _isolation(
            headers.get("Cross-Origin-Embedder-Policy"), {"require-corp", "credentialless"}, {"unsafe-none"}
        ),
        "coop": _isolation(
            headers.get("Cross-Origin-Opener-Policy"),
            {"same-origin", "same-origin-allow-popups"},
            {"unsafe-none"},
        ),
    }


def score(points: Mapping[str, int]) -> int:
    left = 100 + sum(value for value in points.values() if value < 0)
    return (
        left + sum(value for value in points.values() if value > 0) if left >= _REWARDS_FROM else max(left, 0)
    )


def _csp(csp: Mapping[str, list[str]]) -> int:
    scripts = csp.get("script-src", csp.get("default-src"))
    styles = csp.get("style-src", csp.get("default-src"))
    if scripts is None or styles is None:
        return -25
    if {"'unsafe-inline'", "data:"} & set(scripts) or "http:" in scripts:
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    if "'unsafe-inline'" in styles:
        return 0
    return 10 if csp.get("default-src") == ["'none'"] else 5


def _cookies(cookies: Mapping[str, Morsel]) -> int:
    if not cookies:
        return 0
    if any(not cookie["secure"] for cookie in cookies.values()):
        return -20
    if not all(cookie["httponly"] for name, cookie in cookies.items() if name == "sessionid"):
        return -30
    return 5 if all(cookie["samesite"] in ("Lax", "Strict") for cookie in cookies.values()) else 0


def _referrer(policy: str | None) -> int:
    if policy is None:
        return 0
    return 5 if policy in _PRIVATE_REFERRER else -5


def _hsts(header: str) -> int:
    ages = [part.split("=")[1] for part in header.replace(" ", "").split(";") if part.startswith("max-age=")]
    if not ages:
        return -20
    return 0 if int(ages[0]) >= _HALF_A_YEAR else -10


def _frames(csp: Mapping[str, list[str]], options: str) -> int:
    closed = csp.get("frame-ancestors", ["*"])
    if not {"*", "http:", "https:"} & set(closed):
        return 5
    return 0 if options in ("DENY", "SAMEORIGIN") else -20


def _isolation(value: str | None, good: set[str], neutral: set[str]) -> int:
    if value is None or value in neutral:
        return 0
    return 10 if value in good else -5
