"""What visitors of the pages about past interviews do again and again."""

from __future__ import annotations

import re
from typing import Any

from tests.review.conftest import Somebody
from tests.review.seeds import Practising, corpus

BASE = "/practice/sessions"
QUESTION = "working-style/leading-change"


def held(practising: Practising, who: Somebody, *answers: str, **more: Any) -> str:
    said = [(QUESTION, answers or (corpus()["ben-071"],))]
    return practising.sit(who.id, said, **more)


def a_link(who: Somebody, interview_id: str, days: str = "7", label: str = "Dana") -> str:
    response = who.post(f"{BASE}/interviews/{interview_id}/share", data={"days": days, "label": label})
    assert response.status_code == 303
    page = who.page(f"/interviews/{interview_id}")
    return str(re.findall(rf'value="({BASE}/shared/[^"]+)"', page)[0])


def attempt_in(page: str) -> str:
    return str(re.findall(r'name="attempt" value="(\d+)"', page)[0])
