"""What feedback says of strengths and gaps, in several wordings each. `{quote}` is the candidate's own words."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

STRENGTHS: dict[str, tuple[str, ...]] = {
    "figure": (
        "A figure that can be checked: {quote}.",
        "{quote} - that is a result somebody could look up.",
        "You put a number on it: {quote}.",
        "The change is measured, not just claimed: {quote}.",
    ),
    "R": (
        "You said what came of it: {quote}.",
        "The story has an ending: {quote}.",
        "{quote} tells the listener how it turned out.",
        "The outcome is there: {quote}.",
    ),
    "T": (
        "It is plain what had to be achieved: {quote}.",
        "{quote} makes clear what was at stake for you.",
        "You named the goal: {quote}.",
    ),
    "T-mine": (
        "It is plain why this fell to you: {quote}.",
        "{quote} tells a listener why it was yours.",
    ),
    "T-other": (
        "{quote} - so a listener knows what you were up against.",
        "What mattered here is plain: {quote}.",
    ),
    "A": (
        "Your own part shows: {quote}.",
        "{quote} - a concrete step, and clearly yours.",
        "You said what you did, not only what happened: {quote}.",
        "A step one can picture: {quote}.",
    ),
    "S": (
        "The scene is set quickly: {quote}.",
        "{quote} - the listener knows where we are.",
        "It is clear how things stood: {quote}.",
    ),
    "plan": (
        "You gave an order of steps rather than good intentions: {quote}.",
        "{quote} is something you could really go and do.",
    ),
    "detail": (
        "A detail of your own: {quote}.",
        "{quote} is something only you would say.",
        "One remembers this: {quote}.",
    ),
    "reason": (
        "You say why, not only what: {quote}.",
        "{quote} - a reason that a listener can follow.",
    ),
    "point": (
        "You touched on {point}: {quote}.",
        "{quote} speaks to {point}, which this question is after.",
        "This question looks for {point}, and you gave it: {quote}.",
    ),
}

GAPS: dict[str, tuple[str, ...]] = {
    "S": (
        "I could not find how things stood before: where this was, with whom, and what was wrong.",
        "The answer starts in the middle; a listener would want to know how things stood at first.",
        "What the trouble was, and in what team or place, is not said.",
    ),
    "T": (
        "What had to be reached, and why it fell to you, is not said.",
        "I could not find a goal: a listener cannot tell yet what would have counted as success.",
        "It is not clear what you were asked to do, or what you set yourself.",
    ),
    "A": (
        "I could not find the steps between the trouble and the outcome.",
        "What was done about it is not told yet.",
        "The answer says little of what you actually did.",
    ),
    "R": (
        "I could not find what came of it.",
        "The story stops before its ending: what was different afterwards?",
        "How it turned out is not said, good or bad.",
    ),
    "S-thin": (
        "How things stood at first is told in passing; a listener would want a sentence more of it.",
        "There is a little about how it began; where, with whom and what was wrong could be plainer.",
    ),
    "A-thin": (
        "A step is named, but not how you went about it.",
        "What was done is told in half a sentence; a listener would want to see it.",
    ),
    "R-thin": (
        "How it turned out is touched on only; what was different afterwards?",
        "There is a word about the outcome, and room for a sentence.",
    ),
    "loss": (
        "You tell this as a success, and the figure went the wrong way: {quote}.",
        "{quote} - that figure got worse. If it was worth it, the listener needs to hear why.",
    ),
    "blamed": (
        "{quote} - that got worse, and the answer leaves it with others. A listener will stay with it.",
        "A listener will hear {quote} and wait for what you did about it.",
    ),
    "worse": (
        "{quote} - that got worse, and the answer goes on as if it had not.",
        "A listener will hear {quote} and wait for a word about it.",
    ),
    "harm": (
        "{quote} - after that, a listener waits for what you make of it today.",
        "The story ends hard for somebody: {quote}. What you took from it is not said.",
    ),
    "scorn": (
        "{quote} - a listener hears how others are spoken of here, and will ask for their side.",
        "A listener will stay with {quote} and wonder how the other side would tell it.",
    ),
    "needs": (
        "{quote} says what you need; an employer pays for what the work is worth.",
        "What you need it for, as in {quote}, gives the other side nothing to agree to.",
    ),
    "lesson": (
        "What you do differently since then is not said, and this question is asked for that.",
        "How it went wrong is told; what you took from it is not.",
    ),
    "lesson-fall": (
        "It went the wrong way, and what you made of that is not told.",
        "The figures fell; a listener would want to hear what you took from it.",
    ),
    "choose": (
        "The question asks for one, and the answer leaves open which.",
        "A listener asked you to choose, and is still waiting for your choice.",
    ),
    "terms-detail": (
        "There is nothing yet that a listener could plan with: a range, or the hours that suit you.",
        "It stays open what you are after, and what it rests on.",
    ),
    "kpi": (
        "The outcome is told in words only; one figure would let a listener check it.",
        "There is an outcome, but nothing shows how big it was.",
        "A number is missing where you tell how it turned out.",
    ),
    "ownership": (
        "The steps are there, but not which of them were yours.",
        "A listener will ask what your own part was.",
        "I can see what was done, and cannot see who decided it.",
    ),
    "ownership-we": (
        "“We” acts throughout; which part of it was yours?",
        "What you did as a team is told; what you did yourself is still to come.",
    ),
    "ownership-none": (
        "What went on is told, and a listener is still waiting for your part in it.",
        "Others act here; what you did yourself is not told yet.",
    ),
    "pseudo-story": (
        "This tells how you usually do it; the question asks for one time that it happened.",
        "It is a general account. One occasion, with a place and a date, would carry more weight.",
    ),
    "self-description": (
        "This describes you; the question asks for something that happened.",
        "The qualities are named, and no occasion shows them yet.",
    ),
    "opinion": (
        "This gives your view; the question asks for an occasion from your own work.",
        "The view is clear. What is missing is one time when you acted on it.",
    ),
    "hypothetical": (
        "This tells what you would do; the question asks what you did.",
        "The plan is clear, but the question asks for a time when you carried one out.",
    ),
    "non-answer": (
        "There is not enough here to go by yet.",
        "I could not find an answer to the question in this.",
        "This leaves the question open.",
    ),
    "pasted-question": (
        "Most of this repeats the question, so there is little to go by yet.",
        "I found the question here, and hardly an answer to it.",
    ),
    "repetition": (
        "The same words come again and again, so little is told.",
        "Much of this repeats itself; one account of what happened would say more.",
    ),
    "keywords": (
        "These are terms and not yet an account: nothing tells what happened.",
        "The right words are here, but no occasion connects them.",
    ),
    "gibberish": (
        "I could not follow this. I can read answers in English only.",
        "I could not make out sentences here. So far I only read English.",
    ),
    "instructions": (
        "Part of this speaks to whoever scores; only what answers the question counts.",
        "Words about the score are left out of account; what happened is still to be told.",
    ),
    "off-subject": (
        "I could not tell where in your work this was, and the question is about your work.",
        "This is told well enough, and nothing in it says yet what it has to do with your work.",
    ),
    "others": (
        "Others act here throughout; what did you do?",
        "This is somebody else's story as it is told; a listener wants to hear your part.",
    ),
    "hollow": (
        "These words would fit any story; nothing in them can be pictured yet.",
        "That something was done is said; what it was, a listener cannot see yet.",
    ),
    "template": (
        "This is a form whose places are still empty; what happened to you is not in it yet.",
        "A listener would notice that this was not told by you: places are left open, or another's words left in.",
    ),
    "nonsense": (
        "I could not picture what happened here: the words do not go together for me.",
        "I followed the sentences one by one, and could not see what happened.",
    ),
    "out-of-order": (
        "I could not follow how one sentence leads to the next, so what happened stays open.",
        "Each sentence can be understood; together they do not yet make one account.",
    ),
    "approach-example": (
        "It is told in general; one time when you did it would show how it works out.",
        "What you would do or do is told, and no occasion supports it yet.",
    ),
    "approach-kpi": (
        "Nothing here could be checked: a figure, a date or a name would help.",
        "It stays general; one figure or one date would anchor it.",
    ),
    "personal-example": (
        "It is clear what you say of yourself; one small moment would let a listener see it.",
        "This tells what you are like or want. A moment that shows it would stay in mind longer.",
    ),
    "personal-detail": (
        "Others could say the same words; a detail that is only yours would help.",
        "It stays general: a name, a place or a number would make it yours.",
    ),
    "particular": (
        "{quote} could stand in anybody's story; what was said or done there would make it yours.",
        "Words such as {quote} leave a listener to guess what happened.",
        "A listener hears {quote} often, and cannot picture that.",
    ),
    "point": (
        "The question also looks for {point}.",
        "Not touched on yet: {point}.",
        "A listener may wait for {point}.",
    ),
    "long": (
        "Spoken, this takes well over two minutes.",
        "It is long for one answer; a listener may lose the thread.",
    ),
    "short": (
        "Spoken, it is over in less than half a minute; there is room for more.",
        "It is very brief, so a listener has little to hold on to.",
    ),
}


def pick(wordings: Sequence[str], text: str, salt: str) -> str:
    """One of several wordings, by the text alone; `salt` keeps two choices for one text apart."""
    return wordings[zlib.crc32(f"{salt}\0{text}".encode("utf-8", "replace")) % len(wordings)]
