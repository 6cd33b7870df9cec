"""A link for a coach: what it shows, what it takes, and when it ends."""

from __future__ import annotations

import re

import pytest

from bot.store.past import Past
from tests.channels.loopback import Browser
from tests.review.conftest import Somebody
from tests.review.seeds import MARKUP, Practising
from tests.review.visits import BASE, a_link, attempt_in, held


def test_a_coach_sees_one_interview_without_its_rating_and_says_something(
    ann: Somebody, stranger: Browser, practising: Practising
) -> None:
    interview = held(practising, ann)
    ann.post(f"{BASE}/notes", data={"about": f"interview:{interview}", "text": "a private note"})
    link = a_link(ann, interview)
    response = stranger.get(link)
    assert response.status_code == 200
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert "set-cookie" not in response.headers
    page = response.text
    assert "a private note" not in page
    assert "Scorer:" not in page
    assert 'class="part-' not in page
    attempt = attempt_in(page)
    sent = stranger.post(f"{link}/ratings", data={"attempt": attempt, "rating": "4", "comment": f"Good. {MARKUP}"})
    assert sent.status_code == 303
    after = stranger.get(link).text
    assert "Scorer:" in after
    mine = ann.page(f"/interviews/{interview}")
    assert "Good. &lt;img" in mine
    assert "Coach and scorer" in mine
    assert "Coach and scorer" in ann.page("/progress")


@pytest.mark.parametrize(
    "form",
    [
        {"rating": "6"},
        {"rating": "0"},
        {"rating": "five"},
        {"attempt": "x"},
        {"attempt": "²"},
        {"attempt": ""},
        {"attempt": "9" * 30},
        {"comment": "x" * 2_001},
    ],
)
def test_odd_ratings_are_refused_and_nothing_is_kept(
    ann: Somebody, stranger: Browser, practising: Practising, form: dict[str, str]
) -> None:
    link = a_link(ann, held(practising, ann))
    attempt = attempt_in(stranger.get(link).text)
    response = stranger.post(f"{link}/ratings", data={"attempt": attempt, "rating": "3", "comment": "", **form})
    assert response.status_code in (404, 422)
    assert ann.get(f"{BASE}/data/export/json").json()["interviews"][0]["turns"][0]["tries"][0]["coach"] == []


def test_a_coach_cannot_rate_what_the_link_does_not_show(
    ann: Somebody, bob: Somebody, stranger: Browser, practising: Practising
) -> None:
    link = a_link(ann, held(practising, ann))
    held(practising, bob)
    (other,) = Past(practising.repository.engine, bob.id).tries()
    response = stranger.post(f"{link}/ratings", data={"attempt": str(other.attempt_id), "rating": "1", "comment": "ha"})
    assert response.status_code == 404
    assert '"coach": []' in bob.get(f"{BASE}/data/export/json").text


def test_a_link_that_is_closed_forged_or_gone_looks_the_same(
    ann: Somebody, bob: Somebody, stranger: Browser, practising: Practising
) -> None:
    interview = held(practising, ann)
    link = a_link(ann, interview)
    (share_id,) = re.findall(r"/shares/([^/]+)/revoke", ann.page(f"/interviews/{interview}"))
    assert bob.post(f"{BASE}/shares/{share_id}/revoke").status_code == 404
    assert stranger.get(link).status_code == 200
    ann.post(f"{BASE}/shares/{share_id}/revoke")
    closed = stranger.get(link)
    forged = stranger.get(f"{BASE}/shared/{share_id}")
    assert closed.status_code == forged.status_code == 410
    assert closed.text == forged.text
    attempt = Past(practising.repository.engine, ann.id).tries()[0].attempt_id
    assert stranger.post(f"{link}/ratings", data={"attempt": str(attempt), "rating": "1"}).status_code == 410
    assert "closed on" in ann.page(f"/interviews/{interview}")


@pytest.mark.parametrize("days", ["", "0", "365", "-1", "x"])
def test_a_link_has_to_end_some_day(ann: Somebody, practising: Practising, days: str) -> None:
    interview = held(practising, ann)
    response = ann.post(f"{BASE}/interviews/{interview}/share", data={"days": days, "label": "Dana"})
    assert response.status_code == 422
    assert "how long the link should work" in response.text
