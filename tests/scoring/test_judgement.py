"""Story type, elements, ownership, rating and feedback on whole answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.tricks import STORY
from bot.guide.model import Guide
from bot.scoring.score import Score
from bot.scoring.scorer import Item, Scorer

EPISODE = "Tell me about a time you improved customer satisfaction."
TYPES = {
    "story": STORY,
    "pseudo-story": (
        "Whenever a team is behind, I always start with the numbers. I usually sit with the agents, then I "
        "look at the calls, and "
        "every time I find two or three habits that can be changed. I always coach those first and it "
        "normally works within weeks."
    ),
    "hypothetical": (
        "First I would look at the reports. Then I would sit with the agents and listen to calls. I would "
        "set two targets with "
        "each of them, and after a month I would check what had changed. That should bring the number up."
    ),
    "opinion": (
        "I believe that service is about people. A manager should always put the team first, because happy "
        "agents make happy "
        "customers. In my opinion too many centres think only of numbers, and that is wrong."
    ),
    "self-description": (
        "I am a very patient person and a good listener. My strengths are communication and organisation, "
        "and I am known for "
        "staying calm. I have eight years of experience and I am passionate about people."
    ),
    "non-answer": "Sorry, I can't think of anything right now. Can we come back to this one later please?",
}  # fmt: skip


@pytest.mark.parametrize("kind", TYPES)
def test_the_story_type_is_told_first(kind: str, score: Callable[..., Score]) -> None:
    assert score(TYPES[kind]).story_type == kind


def test_each_sentence_of_a_plain_story_gets_its_part(score: Callable[..., Score]) -> None:
    found = score(STORY, EPISODE)
    assert [s.label for s in found.sentences] == ["S", "T", "A", "A", "R"]
    assert all(element.present for element in found.elements.values())


@pytest.mark.parametrize(("cut", "label"), [(0, "S"), (1, "T"), (4, "R")])
def test_what_is_cut_out_is_missed(cut: int, label: str, score: Callable[..., Score]) -> None:
    sentences = [STORY[s.start : s.end] for s in score(STORY).sentences]
    whole, without = score(STORY), score(" ".join(sentences[:cut] + sentences[cut + 1 :]))
    assert without.elements[label].confidence < whole.elements[label].confidence  # type: ignore[index]
    assert label in [gap.kind for gap in without.gaps]


def test_we_is_fine_where_the_speaker_shows_once(score: Callable[..., Score]) -> None:
    shared = STORY.replace("I listened", "we listened").replace("checked it myself", "checked it together")
    nobody = shared.replace("So I set up", "A call-back board was set up, so they had")
    assert score(STORY).ownership.clear
    assert score(shared).ownership.clear
    assert not score(nobody.replace("I took over", "the client took over")).ownership.own


def test_the_parts_of_a_rating_add_up(score: Callable[..., Score]) -> None:
    for text in TYPES.values():
        found = score(text, EPISODE)
        total = sum(part.value for part in found.rating_parts)
        assert found.rating == pytest.approx(max(1, min(5, total)), abs=0.051)


def test_an_outcome_with_figures_beats_one_without(score: Callable[..., Score]) -> None:
    vague = STORY.replace(
        "By Easter CSAT stood at 83 and repeat calls were down by a fifth.", "Things got a bit better."
    )
    told, shown = (sum(part.value for part in score(text).rating_parts) for text in (vague, STORY))
    assert told < shown - 0.3


def test_a_plan_is_judged_as_a_plan(score: Callable[..., Score]) -> None:
    asked = score(TYPES["hypothetical"], "How would you turn round a team with low satisfaction?")
    assert asked.rating > score(TYPES["hypothetical"], EPISODE).rating
    assert not {gap.kind for gap in asked.gaps} & {"S", "T", "A", "R"}


PERSONAL = {
    "What do you do in your free time?": (
        "I like music and travelling.",
        "I sing in a choir on Mondays. Forty people have to breathe together, and I try to run my floor so.",
    ),
    "What are your salary expectations?": (
        "As much as I can get, of course.",
        "Between 52 and 56 thousand. I take that from three adverts in this city, and the bonus is open.",
    ),
}
"""Question to a poor and a good answer of two sentences."""


@pytest.mark.parametrize("question", PERSONAL)
def test_two_good_sentences_answer_a_personal_question(question: str, score: Callable[..., Score]) -> None:
    poor, good = (score(text, question) for text in PERSONAL[question])
    assert good.story_type != "non-answer"
    assert poor.rating < good.rating
    assert not {gap.kind for gap in good.gaps} & {"S", "T", "A", "R"}


def test_a_refusal_is_no_answer_to_a_personal_question_either(score: Callable[..., Score]) -> None:
    refused = score(
        "Oh, I can't think of anything to say about that just now, let us skip it.", "What are your hobbies?"
    )
    assert refused.story_type == "non-answer"
    assert refused.rating < 1.5


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (
            "Money isn't what drives me, so I'd rather hear what you have got in mind. What's the band for it?",
            "non-answer",
        ),
        ("I would look for 43 to 46 thousand, given what I run today. What's the band for it?", "self-description"),
    ],
)
def test_a_question_handed_back_is_no_answer_unless_it_comes_with_one(
    reply: str, kind: str, score: Callable[..., Score]
) -> None:
    assert score(reply, "What salary do you expect?").story_type == kind


def test_strengths_quote_and_point_to_the_words(score: Callable[..., Score]) -> None:
    for strength in score(STORY, EPISODE).strengths:
        (start, end), *_ = strength.spans
        quote = strength.says.split("“")[1].split("”")[0].removesuffix(" …")
        assert STORY[start:end].startswith(quote)


def test_a_quote_leaves_out_the_fillers_that_it_begins_with(score: Callable[..., Score]) -> None:
    found = score(
        "um yeah so there was a time well in our billing queue in Leeds calls waited for eleven minutes every monday "
        "and my manager asked me to bring that down so i moved the two breaks that clashed and i asked chat for one "
        "agent and by june people waited for four minutes"
    )
    assert found.strengths
    assert not [one for one in found.strengths if "“um" in one.says or "“so" in one.says or "“and" in one.says]


def test_the_value_that_matters_most_is_one(score: Callable[..., Score]) -> None:
    every = "All of them matter to me, honestly. Trust, teamwork, courage: each one is important and I live by them."
    found = score(every, "Which of our values matters most to you?")
    assert (found.gaps[0].kind, "one" in found.gaps[0].says or "choose" in found.gaps[0].says) == ("relevance", True)


def test_a_hobby_needs_no_moment_that_shows_it(score: Callable[..., Score]) -> None:
    hobby = (
        "I sing alto in a choir in Leeds every Tuesday, and in May we did a requiem at the town hall. I like it "
        "because for two hours nobody can reach me, and because twelve people have to breathe together."
    )
    found = score(hobby, "What are your hobbies?")
    assert "example" not in [gap.kind for gap in found.gaps]
    assert found.rating >= 3.5


def test_a_full_opening_is_not_asked_for_again(score: Callable[..., Score]) -> None:
    story = (
        "When I took over the billing queue in March last year it was bottom of five teams: CSAT 71%, handle time 9:40 "
        "and eleven of my fourteen agents below their quality target. I was asked to get us to the site average. I "
        "listened to forty calls and wrote a guide to refunds with two seniors. I sat with each of the lowest scorers "
        "for an hour a week. I argued for one shift change with the planners. By the end of September CSAT was 84%."
    )
    assert "S" not in [gap.kind for gap in score(story, EPISODE).gaps]


def test_an_answer_that_names_what_the_question_names_is_on_its_subject(score: Callable[..., Score]) -> None:
    words = (
        "I don't really have conflicts with people. I am easy to get on with and I believe in respect. If there was a "
        "conflict I would listen to both sides and find something in between for everybody."
    )
    assert "relevance" not in [gap.kind for gap in score(words, "Tell me about a time you handled conflict.").gaps]


def test_a_complete_plan_is_told_what_was_good_about_it(score: Callable[..., Score]) -> None:
    plan = (
        "I block twenty minutes the day before. I look at what we agreed last time and at two calls, because figures "
        "alone start a quarrel. I write down one question. With one of my agents last spring it was why her Mondays "
        "were poor, and we moved her start by an hour."
    )
    assert score(plan, "How do you prepare a one-to-one?").strengths


def test_an_outcome_in_figures_is_not_asked_for_again(score: Callable[..., Score]) -> None:
    notes = "email team Hull, two queues. merged into one queue, weekly stand-up. CSAT 3.9 to 4.4 by March."
    assert "R" not in [gap.kind for gap in score(notes, EPISODE).gaps]


def test_pay_rests_on_the_work_and_not_on_bills(score: Callable[..., Score]) -> None:
    found = score(
        "I need at least 45,000 because my rent has gone up and I have a car on finance, so less is no use to me.",
        "What salary do you expect?",
    )
    assert found.gaps[0].kind == "terms"
    assert "rent" in found.gaps[0].says


def test_a_list_of_steps_answers_how_one_prepares(score: Callable[..., Score]) -> None:
    steps = "Check their stats. Listen to two calls. Note two good points and one to improve. Book a quiet room."
    assert score(steps, "How do you prepare a one-to-one?").story_type != "non-answer"


def test_curly_apostrophes_change_nothing(score: Callable[..., Score]) -> None:
    straight = "I was proud of them, but CSAT fell from 80 to 74, I won't hide that. I'd do it differently today."
    assert score(straight.replace("'", "’"), EPISODE).rating_parts == score(straight, EPISODE).rating_parts


def test_gaps_come_with_one_next_step(score: Callable[..., Score]) -> None:
    told = score("We had a bad month with many complaints. I listened to calls and I rewrote the script.", EPISODE)
    assert told.gaps[0].kind in ("R", "T")
    assert told.next_step


def test_tools_are_named_with_their_group(score: Callable[..., Score], guide: Guide) -> None:
    group = guide.tools[0]
    name = next(iter(group.tools))
    (tool,) = score(f"We moved everything to {name} in the spring and I trained the team myself.").tools
    assert (tool.name, tool.group) == (name, group.id)


def test_fillers_and_hedges_are_found(score: Callable[..., Score]) -> None:
    text = "um so I think we were sort of behind and uh I rang the client"
    delivery = score(text).delivery
    assert [text[a:b] for a, b in delivery.fillers] == ["um", "uh"]
    assert [text[a:b] for a, b in delivery.hedges] == ["I think", "sort of"]
    assert delivery.length == "short"


def test_one_by_one_or_in_a_batch_a_text_gets_the_same_bits(scorer: Scorer) -> None:
    texts = [*TYPES.values(), STORY.lower().replace(".", ""), "", "CSAT 80"] * 3
    batch = [found.json() for found in scorer.score_many(Item(text) for text in texts)]
    assert batch == [scorer.score(text).json() for text in texts]


VAGUE = (
    "There was a really big backlog in the email channel and several factors had contributed to it. Communication was "
    "key, so I made sure that everybody was on the same page with all the stakeholders. I rang the ten oldest senders "
    "on a Sunday, with a flask of soup. We came up with a number of initiatives and prioritised them, and there were "
    "some open and honest conversations. Over time it definitely improved and it turned out really well for everyone."
)
PLAIN = (
    "There were 900 mails in the claims inbox and the oldest was five weeks old. I read forty of them on Monday "
    "and saw that half asked for the same form. I had the form put on the web page, and Hanna and I answered the rest "
    "by age, oldest first, with a cup of tea at ten. By the Friday we were down to 60."
)


def test_phrases_that_fit_any_story_earn_less_than_what_happened(score: Callable[..., Score]) -> None:
    asked = "Walk me through a backlog you cleared."
    vague, plain = score(VAGUE, asked), score(PLAIN, asked)
    assert vague.rating < 3 < plain.rating
    gap = next(gap for gap in vague.gaps if gap.kind == "particular")
    assert all(VAGUE[start:end] in gap.says for start, end in gap.spans)
    assert "particular" not in {gap.kind for gap in plain.gaps}


def test_notes_without_a_subject_are_the_speakers_own_steps(score: Callable[..., Score]) -> None:
    noted = score(
        "billing queue, 14 people, 9:40 a call. boss wanted 8 by june. pulled 60 calls, wrote down every pause. moved "
        "the id check to the front. taught it in four mornings. 7:55 end of may.",
        "Tell me about a time you brought handle time down.",
    )
    assert noted.ownership.own >= 2
    assert noted.elements["A"].present


def test_a_quote_for_a_figure_shows_the_figure(score: Callable[..., Score]) -> None:
    told = score(
        "Attrition in his team was 44 percent and nobody had told him why. I sat down with him and named three "
        "examples. I asked him to shadow another leader for a month. By the autumn two people who had handed in their "
        "notice took it back and his attrition was down to 26.",
        "Tell me about a time you turned a team leader round.",
    )
    figure = next(one for one in told.strengths if one.kind == "figure")
    assert "down to 26" in figure.says
