"""The anti-gaming suite: texts that must not be rated above 2. `python -m benchmarks.gaming` prints the table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.tricks import QUESTION, STORY, TRICKS
from bot.scoring.asking import asked_rubric
from bot.scoring.score import Score


@pytest.mark.parametrize("trick", TRICKS)
def test_a_trick_earns_no_more_than_two(trick: str, score: Callable[..., Score]) -> None:
    assert score(TRICKS[trick], QUESTION).rating <= 2


@pytest.mark.parametrize("trick", ["gibberish", "KPI list", "STAR words", "jargon", "one sentence over and over"])
def test_a_trick_is_not_helped_by_length(trick: str, score: Callable[..., Score]) -> None:
    assert score(" ".join([TRICKS[trick]] * 5), QUESTION).rating <= 2


def test_an_honest_story_is_none_of_these(score: Callable[..., Score]) -> None:
    found = score(STORY, QUESTION)
    assert (found.story_type, found.rating >= 4) == ("story", True)


def test_a_story_is_not_lifted_by_kpi_names_tacked_on(score: Callable[..., Score]) -> None:
    stuffed = f"{STORY} AHT, FCR, NPS, QA, ESAT, occupancy, shrinkage, adherence."
    assert score(stuffed, QUESTION).rating <= score(STORY, QUESTION).rating


def test_no_strength_is_praised_in_a_trick(score: Callable[..., Score]) -> None:
    assert [trick for trick in TRICKS if score(TRICKS[trick], QUESTION).strengths] == []


LOOKALIKES = {
    "orders that the story tells of": (
        "Tell me about a mistake you made.",
        "Our area manager told us to ignore the old rules on refunds after the storm, and I passed that on by word of "
        "mouth. Two agents refunded orders that had long arrived. I rang the nine customers, wrote the rule down that "
        "evening and had finance read it before it went out. We lost 600 pounds, and nobody has had to guess since.",
    ),
    "names left out for privacy": (
        "Tell me about a time you handled conflict.",
        "Two of my agents, A and B, had not spoken since a swap of shifts went wrong. I met each of them over tea, "
        "wrote down what they wanted and read it out to both. A took the late shift for a month, B her holiday. "
        "They sat side by side again by March, and the team stopped choosing sides.",
    ),
    "we throughout": (
        "Tell me about a time you improved quality.",
        "We were three leaders on the mortgage line and the audit had failed us twice. We split the calls between us, "
        "listened to forty each, and found that nobody read out the early repayment clause. We put it on a card by the "
        "phone and tested each other in the kitchen. At the next audit we failed one call in fifty.",
    ),
    "notes without an I": (
        "Tell me about a time you cut a backlog.",
        "Backlog in May: 900 claims, four people. Sorted them by date with Omar, oldest first. Asked the branch for "
        "two trainees, got one. Kept the phones off until ten so that everybody could write. Two weeks later: "
        "210 left, none older than five days.",
    ),
    "another trade in plain words": (
        "Tell me about a time you solved a problem.",
        "I run the morning shift in a bakery and our oven kept tripping at five. The electrician blamed the mixer. "
        "I kept a list for a week of what was on when it went, and it was always the second proofer. We moved it to "
        "the other wall, and we have not lost a batch since June.",
    ),
    "family in passing": (
        "Tell me about a time you supported somebody on your team.",
        "One of my agents had a newborn daughter and came in white as chalk every day. I moved her to the late shift, "
        "took her first hour of calls myself and asked her mentor to sit with her on Fridays. In six weeks she was "
        "back at the team's handle time, and she is a mentor herself now.",
    ),
    "others do most of it": (
        "Tell me about somebody you developed.",
        "Priya on my chat team was quick and very quiet. I asked her to write down how she answers refunds, and then "
        "I kept out of her way. She turned it into a page with nine replies, showed it to the others and answered "
        "their questions for a week. Our refunds chats went from eleven minutes to seven, and she leads the shift now.",
    ),
    "few details": (
        "Tell me about a time you helped a colleague.",
        "A new girl in our office was crying in the kitchen because a caller had shouted at her. I made her a coffee "
        "and took her next three calls so that she could breathe. After the break she went back and finished her "
        "shift. She still brings me a biscuit now and then.",
    ),
    "a student's project": (
        "Tell me about a time you worked in a team.",
        "In my third year at college we had a group project on bridge design with four people, and two of them stopped "
        "coming to the meetings. I was the coordinator. I called each of them, found out that one was working nights, "
        "and moved our meetings to Sunday evenings. I wrote the calculation chapter myself. We handed it in on time, "
        "and the professor used our drawings as an example the next year.",
    ),
    "a vivid turn that nobody would predict": (
        "Tell me about a time you worked under pressure.",
        "I looked after the night desk of a bus company when fog came down on the estuary road. A driver called Petru "
        "radioed that he had stopped on the bridge and would not go on. I could hear a woman behind him shouting about "
        "her insulin. So I rang the lighthouse keeper's cottage, and a girl of twelve answered. She walked out with a "
        "lantern and sat on his bumper all the way across. We put her name on the spare bus.",
    ),
    "a trade that is never named": (
        "Tell me about a time you solved a problem.",
        "The kiln had been cracking the big bowls since Lent, and everybody blamed the clay. I was the one who packed "
        "it. One evening I put a strip of paper in each bowl with its shelf and place. Nine of the eleven that broke "
        "had stood by the door. I moved those to the middle for a week and lost none. Then I told Mrs Aune, who had "
        "thrown out half a ton of good clay, and she did not speak to me until Friday.",
    ),
    "jargon that still tells something": (
        "Tell me about a time you turned a team around.",
        "Adherence was at 78 per cent and several factors had contributed to it. We ran a workshop to align the "
        "stakeholders and prioritised three initiatives. Mine was the break schedule: I moved the late team's lunch by "
        "half an hour, since all of them had been logging off at the same minute. It took two planning cycles, and "
        "adherence stood at 89 in June.",
    ),
    "short and modest": (
        "Tell me about a time you helped somebody.",
        "A new lad joined us in May and he was scared of the phone. I sat beside him for his first week and took over "
        "when he waved at me. By the third week he hardly waved. It was nothing special really.",
    ),
}
"""Honest answers with something in them that a trick might hold, too."""


@pytest.mark.parametrize("what", LOOKALIKES)
def test_an_honest_answer_is_not_taken_for_a_trick(what: str, score: Callable[..., Score]) -> None:
    question, text = LOOKALIKES[what]
    found = score(text, question)
    assert found.story_type == "story"
    assert "cap" not in [part.name for part in found.rating_parts]


@pytest.mark.parametrize("trick", ["a holiday", "a private feat", "sense made of nothing", "a shell of a story"])
def test_a_story_that_would_not_count_is_no_answer_to_a_question_for_ways_either(
    trick: str, score: Callable[..., Score]
) -> None:
    assert score(TRICKS[trick], "How do you keep customers happy when the queue never stops?").rating <= 2


OTHERS_WELCOME = {
    "Who is a leader you admire, and why?": (
        "My first manager, Ines. When the flood closed our centre she drove round with a van and put a headset into "
        "every agent's hands herself. She remembered whose mother was ill and who had a dog to bring. She took the "
        "night calls for a week, and she never told the board about it. That is how I would want to lead."
    ),
    "What do you like to do when you are not working?": (
        "I keep bees with my brother-in-law, four hives behind a church. Last May a swarm went into the organ, and the "
        "vicar rang us during a christening. We got them out with a pillowcase, and it took until ten. I suppose I "
        "like things that cannot be hurried."
    ),
}
"""Questions that somebody else's story or a private one may answer."""


@pytest.mark.parametrize("question", OTHERS_WELCOME)
def test_anothers_story_or_a_private_one_may_answer_a_question_for_it(
    question: str, score: Callable[..., Score]
) -> None:
    assert "cap" not in [part.name for part in score(OTHERS_WELCOME[question], question).rating_parts]


def test_a_story_off_the_subject_is_asked_where_it_was_and_not_told_off(score: Callable[..., Score]) -> None:
    found = score(TRICKS["a holiday"], QUESTION)
    assert found.gaps[0].kind == "relevance"
    assert "your work" in found.gaps[0].says


def test_nonsense_is_asked_for_what_happened_in_plain_words(score: Callable[..., Score]) -> None:
    found = score(TRICKS["sense made of nothing"], QUESTION)
    assert found.gaps[0].kind == "example"
    assert "plain words" in found.next_step or "was not there" in found.next_step


def test_somebody_elses_story_is_asked_for_ones_own_part(score: Callable[..., Score]) -> None:
    assert score(TRICKS["a colleague's work"], QUESTION).gaps[0].kind == "ownership"


WORTHLESS = {
    "a shell in other words": (
        "Tell me about a time you led a change.",
        "Change is never easy, but I have always believed in bringing people along. I shared the vision, listened to "
        "the concerns and made sure that everyone felt heard. We moved forward together, one step at a time, and the "
        "energy in the team was incredible. In the end it exceeded every expectation and made us stronger than ever.",
    ),
    "looking on": (
        "Tell me about a time a system failed.",
        "When the phones went down, Rosa took over. She wrote the numbers of twelve mobiles on the wall, gave each "
        "agent a letter of the alphabet and rang the switchboard herself. I sat by the printer and watched, because "
        "I was new. By four she had every caller rung back, and my manager sent her flowers. I was so impressed.",
    ),
    "figures in sentences": (
        "Tell me about a time you missed a target.",
        "In March I was at 71 per cent against 80. In April I was at 74.5, with an abandon rate of 6.2. In May I was "
        "at 79 and my handle time was 402 seconds. By June I had 83.1, quality of 92 and sickness of 3.4 per cent.",
    ),
    "figures that were moved, and nothing else": (
        "Tell me about a time you improved a metric.",
        "I cut AHT from 512 to 431 seconds. I raised FCR from 66 to 79 percent. I brought abandonment from 9 to 4.1. "
        "I lifted CSAT from 78 to 86 in five months. I kept occupancy at 83 and held shrinkage under 30 percent.",
    ),
    "work words in nobody's sense": (
        "Tell me about a time you cut waiting times.",
        "The callers had been staffed into their own recordings, so I forecast the silence to a supervisor. My roster "
        "then escalated every second greeting until the backlog was fluent. We abandoned the wrap and it answered in "
        "forty seconds of empathy. By the audit my queue had been promoted to a tone.",
    ),
    "private life told as a project": (
        "Tell me about a time you used data.",
        "My tomatoes had failed two summers running, and I resolved to find out why. I logged the water for each plant "
        "and compared the windowsill with the balcony. The ones beside my neighbour's barbecue did worst. I moved the "
        "pots, and we picked nine kilos. My wife has the spreadsheet framed.",
    ),
}


@pytest.mark.parametrize("what", WORTHLESS)
def test_what_tells_of_no_deed_of_ones_own_earns_two_at_most(what: str, score: Callable[..., Score]) -> None:
    question, text = WORTHLESS[what]
    assert score(text, question).rating <= 2


@pytest.mark.parametrize(
    "question",
    [
        "Tell me about leading people through an outage.",
        "Tell me about somebody you coached.",
        "How have you dealt with absence?",
        "Tell me how you reduced attrition.",
        "Walk me through a backlog you cleared.",
    ],
)
def test_a_question_for_a_deed_asks_for_what_happened(question: str) -> None:
    assert asked_rubric(question) == "episode"


@pytest.mark.parametrize(
    "question",
    ["Tell me about your experience with chat.", "How do you handle absence?", "What would you do in a crisis?"],
)
def test_a_question_for_ways_asks_for_an_approach(question: str) -> None:
    assert asked_rubric(question) == "approach"


def test_a_shell_is_asked_for_its_steps(score: Callable[..., Score]) -> None:
    assert score(TRICKS["a shell of a story"], QUESTION).gaps[0].kind == "A"


def test_whoever_has_no_example_is_not_told_about_qualities(score: Callable[..., Score]) -> None:
    found = score(
        "Sorry, I honestly don't have an example of that. It was always other people who decided it.", QUESTION
    )
    assert found.story_type == "non-answer"


def test_another_language_is_told_that_only_english_is_read(score: Callable[..., Score]) -> None:
    found = score("Letztes Jahr habe ich mit meinem Team jeden Freitag zehn Anrufe angehört und dann geübt.", QUESTION)
    assert "English" in found.gaps[0].says
