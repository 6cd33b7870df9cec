"""The one next step that feedback ends with, in several wordings for each thing that may be missing first.

Keys are kinds of gaps and their wordings; with a rubric in front, they hold for that rubric alone.
"""

from __future__ import annotations

NEXT: dict[str, tuple[str, ...]] = {
    "S": (
        "Open with one sentence: where this was, who was involved, and what was wrong.",
        "Begin with the state of things before you stepped in, in a sentence or two.",
        "Put the place, the team and the trouble into your first sentence.",
    ),
    "T": (
        "Add one sentence on what had to be reached, by when, and why it was yours to do.",
        "Say what you were asked for, or what you set yourself, before you come to the steps.",
        "Name the target in one sentence, then go on as you did.",
    ),
    "A": (
        "Name two or three steps in the order in which you took them.",
        "Tell what you did first, what next, and why in that order.",
        "Take the listener through your steps, one sentence each.",
    ),
    "R": (
        "Finish with what changed, and how you know.",
        "End on the outcome: what was different afterwards, for whom, and by how much.",
        "Add a last sentence on how it turned out, even if only partly well.",
    ),
    "kpi": (
        "Put one figure on the outcome: from what, to what, by when.",
        "Add the number you would look up to prove it, with the time it took.",
        "If you remember a figure from before and one from after, give both.",
    ),
    "particular": (
        "Take one general phrase and put in its place what a camera would have seen.",
        "Name one thing, one name and one number where now there is a general word.",
        "Quote one sentence that was really said.",
    ),
    "S-thin": (
        "Give the beginning one sentence more: where this was, who was involved, what was wrong.",
        "Say in a sentence more how things stood before you stepped in.",
    ),
    "A-thin": (
        "Follow that step with the next two, in the order in which you took them.",
        "Let the listener watch: what did you say or do first, and what then?",
    ),
    "R-thin": (
        "Give the ending a sentence more: how long it lasted, and who noticed.",
        "Stay with the ending a little: what could people see that was different?",
    ),
    "blamed": (
        "Say it before they do: what got worse, what your part in it was, and what you did about it.",
        "Give that figure two sentences: why it got worse, and what you would change.",
    ),
    "worse": (
        "Say it before they do: what got worse, whether that was worth it, and what you did about it.",
        "Give those figures two sentences: why they moved, and what you would change.",
    ),
    "harm": (
        "Add a sentence on what you would do differently today.",
        "Say what you learned from how it ended.",
    ),
    "scorn": (
        "Tell the other side's view in one sentence, and what you tried before it came to that.",
        "Leave out what they were like; say what happened, what you tried, and what you would try today.",
    ),
    "needs": (
        "Rest the figure on the market, the role and your experience, and leave your own bills out.",
        "Give a range and two reasons that the other side can check: the market, and what you bring.",
    ),
    "lesson": (
        "End on what you do differently since then, with one occasion when it helped.",
        "Add one sentence: what you changed so that it does not happen again.",
    ),
    "setback": (
        "Pick a small mistake that really happened, say what you did about it, and what you do differently since.",
        "Everybody has one: take a real slip, and give most of the time to how you put it right.",
    ),
    "choose": (
        "Name one, and tell of a day when it cost you something.",
        "Choose one and say in two sentences when it last guided you.",
    ),
    "terms-detail": (
        "Say what would suit you in plain terms, and what it rests on: the market, the role, your experience.",
        "Give a range or your hours, with the reason in half a sentence.",
    ),
    "loss": (
        "Look at that figure again: say which way it went, and what you made of it.",
        "Begin with what the figure did, then say what you would change.",
    ),
    "approach-particular": (
        "Name one thing that you would do in the first week, and why that one first.",
        "Swap one general word for something that one could watch you do.",
    ),
    "ownership-we": (
        "Cut the story down to the one thing that you did in it, and tell that step by step.",
        "Tell it once more with 'I' where it was you and 'we' where it was the team.",
    ),
    "ownership-none": (
        "Cut the story down to the one thing that you did in it, and tell that step by step.",
        "Start from your own part: what did you do first, and with whom?",
    ),
    "approach-example": (
        "Add one time when you did it so, and what came of it, in two sentences.",
        "Follow it with 'for example', and one person with whom you did it.",
    ),
    "ownership": (
        "Say in one sentence which decision or step was yours.",
        "Tell it once more with 'I' where it was you and 'we' where it was the team.",
    ),
    "personal-example": (
        "Add one moment in a sentence: when it was, and what you did.",
        "Name one time when that showed, in a sentence.",
    ),
    "personal-kpi": (
        "Swap one general word for a detail: who, where, how often.",
        "Name one thing that only you could say here.",
    ),
    "personal-short": (
        "One or two sentences more will do: why it matters to you, and what you bring from it.",
        "Add what it has to do with this job, in a sentence.",
    ),
    "example": (
        "Pick one real occasion and tell it from start to end.",
        "Think of the last time this happened, and tell that one time.",
    ),
    "pseudo-story": (
        "Pick the one time that you remember best, and tell just that.",
        "Choose one of those occasions, give it a date, and tell it from start to end.",
    ),
    "self-description": (
        "Pick one day on which that quality made a difference, and tell what happened.",
        "Think of somebody who saw you do this, and tell what they saw.",
    ),
    "opinion": (
        "Follow your view with 'for example' and one thing that happened to you.",
        "Think of one time when you acted on this, and tell it.",
    ),
    "hypothetical": (
        "Look for a time when something close to this happened, and tell what you did then.",
        "Swap 'I would' for 'I did' with the nearest thing that really happened.",
    ),
    "non-answer": (
        "Take a minute, pick one occasion that fits, and start with where and when it was.",
        "Start small: name one situation that comes to mind, then say what you did about it.",
    ),
    "gibberish": (
        "Tell it once more in English, in whole sentences; plain words will do.",
        "If this is a true story in another language, tell the same one in English.",
    ),
    "off-subject": (
        "Say in one sentence where you worked and what your job there was; or pick a story from work.",
        "If this was at work, begin with the place and your part in it; if not, look for one that was.",
    ),
    "others": (
        "Tell a time when it was you who decided or did something, even something small.",
        "If you had a part in it, tell that part; if not, pick one that was yours.",
    ),
    "hollow": (
        "Take one of the things that you did, and say exactly what: with whom, where, and in what order.",
        "Swap each general word for what one would have seen: who sat where, what was said, what was changed.",
    ),
    "nonsense": (
        "Tell it once more in plain words: where it was, who was there, what you did.",
        "Say it as you would to somebody who was not there: the place, the people, your first step.",
    ),
    "template": (
        "Put it aside and tell one thing that happened to you, in your own words.",
        "Start from a day that you remember, and tell it as you would tell a friend.",
    ),
    "order": (
        "Tell it once more from the start: how things stood, what you did, what came of it.",
        "Begin where it began, and let each sentence follow from the one before.",
    ),
    "relevance": (
        "Answer in your own words, even in two or three sentences.",
        "Say first, in one sentence, what you would answer; then add an example.",
    ),
    "point": (
        "Add a sentence on {point}.",
        "Try it once more and take in {point}.",
        "Next time, give one sentence to {point}.",
    ),
    "long": (
        "Aim for one to two minutes: keep what led to the outcome and trim the rest.",
        "Tell it aloud once and watch the time: one to two minutes is a good length.",
    ),
    "short": (
        "Say two sentences more about what you did, and one about how it ended.",
        "Tell it once more and take your time: one to two minutes is a good length.",
    ),
    "approach-short": (
        "Say why you do it so, and name one time when you did.",
        "Take the listener through it step by step; one to two minutes is a good length.",
    ),
}

FULL_NEXT: dict[str, tuple[str, ...]] = {
    "good": (
        "Nothing is missing. Tell it aloud once, so that it comes as easily in the room.",
        "This stands as it is. Be ready for the question what you would do differently.",
        "It holds together. Think of what an interviewer may ask next.",
        "This is ready. Try the same occasion for another question that it would fit.",
    ),
    "more": (
        "All parts are there. One thing that was said or seen at the turning point would make it stay in mind.",
        "Nothing is missing. It would gain from a detail that nobody else could tell.",
    ),
    "other-more": (
        "Nothing is missing. It would gain from a reason, or from a detail that nobody else could tell.",
        "It answers the question. One sentence more on why that is so would make it stay in mind.",
    ),
    "approach": (
        "This stands as it is. Have one example ready, in case you are asked where you did it.",
        "Nothing is missing. Say it aloud once, so that it comes as easily in the room.",
    ),
    "other": (
        "Nothing is missing. Say it aloud once, so that it comes as easily in the room.",
        "This stands as it is. Say it once as you would to a friend, so that it sounds like you.",
    ),
    "long": (
        "Everything is there. Now see which sentences you can do without.",
        "It is complete; tell it again in two minutes.",
    ),
}
