"""What an interviewer would ask about a claim."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.scoring.score import Check, Score

STORY = (
    "When I took over the team in May they were struggling. I sat with each of them and changed the script. "
    "{claim} The client was relieved."
)


@pytest.fixture
def checks(score: Callable[..., Score]) -> Callable[[str], list[Check]]:
    """The findings about a claim in the middle of a story."""

    def find(claim: str) -> list[Check]:
        return [check for kpi in score(STORY.format(claim=claim)).kpis for check in kpi.checks]

    return find


@pytest.mark.parametrize(
    ("claim", "kind", "says"),
    [
        ("We cut handle time by 40 %, from 8:00 to 6:00, in Q1.", "arithmetic", "8:00 to 6:00 is 25 %, not 40 %."),
        ("CSAT improved by 15 %, from 60 to 75, by June.", "points-or-percent", "15 points, which is 25 %"),
        ("CSAT rose 20 points from 60 to 75 by June.", "arithmetic", "15 points, not 20"),
        ("We pushed occupancy up to 94 % in the spring.", "plausibility", "outside the usual band"),
        ("Attrition fell from 40 % to 25 %.", "period", "period"),
        ("I sat with Ann for two hours on Tuesday. FCR rose from 61 % to 74 %.", "period", "By when"),
        ("CSAT went up 9 points by June.", "baseline", "Where did"),
        ("AHT fell from 8:00 to 6:00 in Q1.", "counter-metric", "first contact resolution"),
        (
            ("It was a great success, AHT went from 6 to 9 minutes in Q1."),
            "worse-as-win",
            "A rise in average handle time",
        ),
    ],
)
def test_a_claim_draws_the_question(claim: str, kind: str, says: str, checks: Callable[[str], list[Check]]) -> None:
    found = checks(claim)
    assert kind in [check.kind for check in found]
    assert any(says in check.says for check in found if check.kind == kind)


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("We cut handle time by 25 %, from 8:00 to 6:00, in Q1.", "arithmetic"),
        ("We got handle time from 8 to 6 minutes, 25 % less, in Q1.", "arithmetic"),
        ("CSAT rose 15 points from 60 to 75 by June.", "arithmetic"),
        ("Attrition fell from 120 % to 90 % in a year.", "plausibility"),
        ("AHT fell from 8:00 to 6:00 in Q1, and first contact resolution held at 74 %.", "counter-metric"),
        ("AHT went from 6 to 9 minutes in Q1.", "worse-as-win"),
        ("CSAT went from 3.9 to 4.4 by June.", "plausibility"),
        ("By June CSAT was at 83 and transfers had fallen from 22 % to 9 %.", "period"),
        (
            "CSAT rose from 70 to 85 by June, the best of all, while handle time went from 6 to 7 minutes.",
            "worse-as-win",
        ),
        ("In two months CSAT rose from 70 to 78. NPS went from 12 to 20.", "period"),
        ("The client was happy, though AHT went from 6 to 9 minutes, I won't hide that.", "worse-as-win"),
    ],
)
def test_a_sound_claim_does_not(claim: str, kind: str, checks: Callable[[str], list[Check]]) -> None:
    assert kind not in [check.kind for check in checks(claim)]
