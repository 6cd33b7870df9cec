"""What a figure beside a KPI is: the start, the end, the amount of change, a target, or none of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from bot.scoring.kpi.fitting import CAME_BACK, COUNTS_A_THING, RIGHT_CHANGE, fits
from bot.scoring.kpi.numerals import WORD
from bot.scoring.kpi.targets import SOFT, is_margin, is_target

if TYPE_CHECKING:
    from bot.guide.model import Kpi
    from bot.scoring.kpi.quantities import Quantity

Role = Literal["from", "to", "level", "change", "reference", "target"]

_MOVES = (
    r"(?:rose|risen|rise|rises|rising|shed|sheds|fell|fall|fallen|falling|grew|grown|grow|dropped|drop|drops|"
    r"dropping|cut|"
    r"cutting|shaved?|shaving|gained|gain|lost|increased?|increasing|decreased?|improved?|improving|reduced?|"
    r"reducing|climbed|jumped|slipped|went up|goes up|go up|going up|went down|came down|come down|is up|was up|"
    r"were up|up|down|added|adding|took|take|takes|taken|taking|put|puts|costs?|costing|lose|loses|losing|won|"
    r"win|put on|"
    r"g[ai]ve(?: us| me| them)? back|knocked|trimmed|saved|saving|lifted|raised|raising|lowered|off|"
    r"dipped|slid|declined|boosted)"
)
_LEFT_CHANGE = re.compile(rf"\b{_MOVES}(?:\s+(?:it|that|them|this|us|me|you|the team|back))?{SOFT}", re.IGNORECASE)
_VERB_BEFORE_NAME = re.compile(
    r"\b(?:cut|cutting|reduced?|reducing|lowered|raised|raising|increased?|increasing|improved?|improving|"
    r"lifted|boosted|dropped|trimmed|brought down|pushed up|grew)\b",
    re.IGNORECASE,
)
_NOUN_OF = re.compile(
    r"\b(?:increase|reduction|drop|rise|gain|improvement|decline|decrease|cut|jump|fall|uplift|saving|"
    r"lift)(?:\s+in\s+[\w\s-]{1,40})?\s+of" + SOFT,
    re.IGNORECASE,
)
_BESIDE_OTHERS = re.compile(
    r"^[\s-]*(?:behind|ahead of|(?:shorter|lower|less|fewer|faster|quicker|higher|more|better|worse|longer) "
    r"(?:with us |here |there |for us )?than) (?!(?:target|goal|plan|budget|schedule)\b|last|before|when|it "
    r"|in |a year|previous|usual|(?:the|our) (?:year|month|quarter|week|previous|last|baseline))",
    re.IGNORECASE,
)
"""Words after a figure that sets one team against others, not now against then."""
_FROM = re.compile(
    r"\bfrom(?:(?:\s+(?:an?|the|our|its))?\s+\w+\s+of|\s+(?:an?|the|our|its)\s+[a-z]+)?" + SOFT, re.IGNORECASE
)
_OUT_OF = re.compile(r"\b(?:on|at|is|was|of) (?:only |about )?[1-4][.,]\d from $", re.IGNORECASE)
"""Before the top of a scale, in the words of those who think in another language: 'it was on 3.9 from 5'."""
_TO = re.compile(
    r"\b(?:to|into|at|reach(?:ed|ing)?|hit|hitting|touched|touching|land(?:ed)? (?:at|on)|is|was|were|are|stood|"
    r"=|:|of|with|now|be|been|being|stays?|stayed|s)(?:\s+an?\s+(?!\w+(?:er|ed)\b)[a-z]{3,})?" + SOFT,
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|(?:increas\w+|decreas\w+|reduc\w+|risen|rose|rising|grown|grew|growing|improv\w+|dropp\w+|fell|"
    r"fall\w+|up|down|"
    r"higher|lower|longer|shorter|less|more|better|worse|faster|slower) (?:of|with))" + SOFT,
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:increas|decreas|reduc|augment|diminish|improv|r[io]s|grow|grew|f[ae]ll|dropp|lower)\w*(?: (?:the|our|"
    r"my|it|them))?(?: [a-z]{2,}){0,3}? (?:in|for)(?: an?)?" + SOFT,
    re.IGNORECASE,
)
"""Before a change, in the words of those who think in another language: 'it augmented in a 20 percent'."""
_LIES_BY = re.compile(r"\b(?:is|was|are|were|lies|lay|stands|stood|ha(?:ve|d) (?:it|them)) by" + SOFT, re.IGNORECASE)
"""Before a level, in the words of those who think in another language: 'it was by 70 percent'."""
_TO_HALF = re.compile(
    r"(?<!from )\b(?:cut|down|reduced|halved|dropped|fell)\b(?:(?!\bfrom\b)[^.,;])* to(?: the)?\s*$", re.IGNORECASE
)
"""Before a half that is of what there was."""
_TOOK = re.compile(r"\b(?:take|takes|took|taken|taking)(?:\s+(?:us|me|them|him|her))?" + SOFT, re.IGNORECASE)
"""Before the time that something takes."""
A_RATE = re.compile(r"^[\d,.]*(?:[\w ]+)? (?:an?|per|each|every) (?:hour|day|night|week|month)\b", re.IGNORECASE)
"""A count of what comes in: 'we took 300 calls a day'."""
_OURS = re.compile(r",? (?:(?:our|the|my|their) )?(?:\w+ )?", re.IGNORECASE)
FRACTION = re.compile(
    r"(?:(?:a )?half|(?:an?|one|two|three) (?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?)$", re.IGNORECASE
)
_LED_TO = re.compile(
    r"\b(?:by|to|at|was|is|are|were|now)(?: (?:about|around|nearly|almost|only|just|over|under))?\s$", re.IGNORECASE
)
"""Before a fraction that is one of the measure and of nothing else."""
_OF_WHAT_WAS = re.compile(r"\s+(?:of )?(?:what|that|where)\b", re.IGNORECASE)
"""After a half of an earlier level: 'half of what it was'."""
_OF_SO_MANY = re.compile(r"\s+of (?:our |my |the )?(?!(?:100|10|5)\b)\d", re.IGNORECASE)
"""After those who are counted among all: '14 of 37'."""
_OF_ELSE = re.compile(r"\s+(?:of|past|the|an?|my|our|that)\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r"an? (?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth) (?!of|fewer|less|lower|higher|more|down|up|off|"
    r"in|by|better|worse|shorter|longer|"
    r"over|after|since|and|on|to|from|within|again|or|each|every|when|last|this|thanks|because|while|but|so|just|"
    r"only|simply|purely|overall|almost|even|really|until|once|before|were|was|is|are|had|a|the|we|i|they|it|"
    r"with|through|"
    r"as|at|for|then|without|than|compared)[a-z]+",
    re.IGNORECASE,
)
"""'A fifth manager', which is no share."""
_OF_A_THING = re.compile(r"\s+(?:the|our|my|their|his|her) \w+", re.IGNORECASE)
"""After a fraction of something else: 'half the calls'."""
_OF_THAT = re.compile(r"\s+of (?:that|it|this)\b", re.IGNORECASE)
"""After a fraction of what was told, which tells what it was made of: 'and half of that was meetings'."""
_WHAT = re.compile(rf"\s*,?\s*(?:that(?:'s| is| was)|is|was) what (?!{CAME_BACK})", re.IGNORECASE)
"""After a figure that is told first: 'half a minute, that's what it added'."""
_BEFORE_OR_AFTER = re.compile(
    r"\s*(?:before(?: that)?|beforehand|after(?:wards?| that)?)(?:\s*[,.;]|\s+\d|\s*$|\s+(?:and|it)\b)", re.IGNORECASE
)
"""After a level, and never after a change: 'two percent before that and three after'."""
_OF_IT = re.compile(r"\s*(?:of|more|less|fewer|extra) (?:our |the |my |your |their |average )?", re.IGNORECASE)
"""Between a change and the name of what it is of: 'nineteen seconds of handle time'."""
_REFERENCE = re.compile(
    r"\b(?:against|versus|vs\.?|compared (?:to|with)|than|(?:company|site|industry|trade|sector|national|team|regional|"
    r"region|group|market|cent(?:re|er)|floor) (?:average|mean|norm)(?: (?:for|of|in|on)(?: \w+){1,3}?)?"
    r"(?: being| was| is| of| at)?)" + SOFT,
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:in (?:our|the|this) (?:industry|sector|trade|market)|"
    r"(?:sister|neighbou?ring|partner|rival) (?:sites?|teams?|cent(?:re|er)s?|vendors?|floors?|branch|office))\b"
    r"(?:(?!\b(?:our|ours|we|us|i|my|mine)\b)[^.;!?,]){0,50}$",
    re.IGNORECASE,
)
"""Before a level that is not the speaker's own."""
_STAGE = re.compile(
    r"\b(?:weeks?|wks?|months?|mths?|days?|phases?|stages?|sites?|lines?|steps?|versions?|levels?|tiers?|batch|"
    r"number|no\.|"
    r"(?<!\d a )(?<!per )(?<!each )quarter to|half|age|"
    r"rows?|queues?|building|floor|top|covid)[\s-]?(?:\d+(?:,| and| to) )*$",
    re.IGNORECASE,
)
_SO_LONG = re.compile(rf"(?:\d|{WORD}|\b(?:a|few|couple of|several)) (?:weeks?|months?|days?)\s*$", re.IGNORECASE)
"""A stretch of time before a figure: 'in ten months plus 14', as against 'in month 14'."""
_TEAM_OF = re.compile(
    r"\d of $|\b(?:(?:team|floor|group|site|cent(?:re|er)|crew|squad|class|batch|staff|shift|desk) of|out of)\s+$",
    re.IGNORECASE,
)
"""Before a number of people."""
AROUND = 300
"""Characters on either side of a figure in which its role is looked for."""
NEAR = 30
"""Characters between a share of calls and what became of them: 'one in five calls was transferred'."""
_BREAK = re.compile(r"[;:,]|\b(?:and|but|because|while|which|when|so|then|where)\b|\s[-–—]\s", re.IGNORECASE)
LOSSES = frozenset(["ABANDONMENT", "TURNOVER", "ABSENTEEISM", "CHURN", "SHRINKAGE"])
"""Measures of what is lost, of which 'we were losing 11 percent' tells the level."""
_LOSING = re.compile(r"\b(?:lose|loses|losing|lost)(?:\s+(?:us|me))?" + SOFT, re.IGNORECASE)
_WHICH_IS = re.compile(r"^\s*\S{0,8},? (?:which|that)(?: is|'s| was) (?:\w+ ){0,3}$", re.IGNORECASE)
"""Between a figure and the name that explains it: '4.8, which is our highest CSAT'."""
HOUR = 3600.0
_STANDS = re.compile(
    r"(?:\b(?:from|(?:down|up|back|it|them|backlog|queue) to|at|under|over|below|above|(?:was|were|is|"
    r"are)(?: at)?|backlog of)"
    r"|:|–|-)" + SOFT,
    re.IGNORECASE,
)
"""Before the days that lie waiting: 'from eleven days', 'brought the backlog down to two days'."""
_THAT_IS = re.compile(r"[.;,!?]\s+(?:that|this|it)(?: is| was|'s)(?: our| my| the)? $", re.IGNORECASE)
"""Between figures and the name that a sentence of its own gives them: 'from 61 to 78. That is our FCR'."""
_SHED = re.compile(r"\b(?:up|down|gained|gains|lost|shed|rose|fell|dropped|added|put on)\s+(?:by )?$", re.IGNORECASE)
"""Just before a small change: 'QA shed five, shrinkage down two'."""
_SPELLED_SMALL = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten|zero)", re.IGNORECASE)


def led_to(text: str, q: Quantity) -> bool:
    """Whether a fraction told in a later sentence is one of the measure: 'down to a sixth', 'cut it by a third'."""
    return bool(_LED_TO.search(text[max(0, q.start - NEAR) : q.start])) and not _OF_ELSE.match(text[q.end :])


def role_of(text: str, q: Quantity, kpi: Kpi, zone: tuple[int, int], mention: tuple[int, int]) -> Role | None:
    """The role of a figure in the claim about one KPI; None if it has none. Offsets are characters."""
    left, right = text[max(zone[0], q.start - AROUND) : q.start], text[q.end : min(zone[1], q.end + AROUND)]
    if is_margin(left, right) or (q.start == q.core and left.lower().endswith(" not ")):
        return None
    if _BESIDE_OTHERS.match(right):
        return "change" if q.unit != "plain" and fits(q, kpi, right) else None
    if text[q.core : q.end].lower() == "half" and left.endswith("in "):
        return None  # 'in half' is a change in words
    change = _is_change(left, right, q, text, kpi, zone, mention)
    if q.unit == "times":
        return "change" if change or "times" not in text[q.core : q.end] else None
    of_these = q.unit == "share" and 0 <= mention[0] - q.end < NEAR and not _BREAK.search(text[q.end : mention[0]])
    aged = kpi.id == "BACKLOG" and q.unit == "seconds" and q.factor >= HOUR and not change and _STANDS.search(left)
    if not (aged or of_these or fits(q, kpi, right, change)) or not _belongs(text, q, left, right, mention):
        return None
    if _FROM.search(left) and not _OUT_OF.search(left):
        return "from"
    if text[q.core : q.end].lower() == "half" and (_TO_HALF.search(left) or _OF_WHAT_WAS.match(right)):
        return "change"
    if _REFERENCE.search(left) or _ELSEWHERE.search(left):
        return "reference"
    if q.unit == "points" and not (kpi.unit == "score" and _TO.search(left)):
        return "change"
    if change:
        return "change"
    if is_target(left, right):
        return "target"
    return "to" if _TO.search(left) else "level"


def _belongs(text: str, q: Quantity, left: str, right: str, mention: tuple[int, int]) -> bool:
    """Whether a figure is said of the mention: in the same stretch of words if it comes before it, and not a count
    of other things.
    """
    if (
        q.unit == "share"
        and FRACTION.match(text, q.core, q.end)
        and (
            _OF_A_THING.match(right)
            or (_OF_THAT.match(right) and not _LED_TO.search(left))
            or _ORDINAL.match(text[q.core : q.end] + right)
        )
    ):
        return False
    if q.unit == "plain" and (_TEAM_OF.search(left) or _OF_SO_MANY.match(right)):
        return False
    between = text[mention[1] : q.start]
    staged = len(between) > 1 and _STAGE.search(between) and not _SO_LONG.search(between)
    if staged or (re.match(r"\s+of\s+(?!\d)", right) and q.unit == "plain"):
        return False
    if (
        q.end <= mention[0]
        and not _WHICH_IS.match(text[q.end : mention[0]])
        and not _THAT_IS.search(text[q.end : mention[0]])
        and _BREAK.search(text[q.end : mention[0]])
        and not (_FROM.search(left) and _OURS.fullmatch(text[q.end : mention[0]]))
    ):
        return False
    if q.unit == "plain" and _SPELLED_SMALL.fullmatch(text[q.core : q.end]):
        return bool(
            (_TO.search(left) and not re.search(r"\b(?:of|with)\s*$", left))
            or _FROM.search(left)
            or _BY.search(left)
            or (re.match(r"\s*(?:[.;]|$)", right) and not re.search(r"\bof\s*$", left))
            or (_SHED.search(left) and re.match(r"\s*(?:[.;:,]|$|and\b)", right))
        ) and not COUNTS_A_THING.match(right)
    return not (q.unit == "plain" and re.match(r"\s(?:[A-Z][a-z]+|[A-Z]{2,}s\b)", right))


def _is_amount(q: Quantity) -> bool:
    """Whether a figure would hardly be a time: 'reduced it in 40 seconds', but not 'in two days'."""
    return q.unit in ("percent", "points") or (q.unit == "seconds" and q.factor < HOUR)


def _is_change(
    left: str, right: str, q: Quantity, text: str, kpi: Kpi, zone: tuple[int, int], mention: tuple[int, int]
) -> bool:
    if RIGHT_CHANGE.match(right) or (_WHAT.match(right) and not _TO.search(left)):
        return True
    if _BEFORE_OR_AFTER.match(right) and q.unit != "points":
        return False
    if text[q.core] in "+-−–" and q.unit in ("percent", "points", "seconds"):
        return True
    if kpi.unit != "score" and text[q.core : q.end].lower().startswith(("plus ", "minus ")) and not _TO.search(left):
        return True
    if _LIES_BY.search(left):
        return False
    if re.match(r"(?:under|over|below|above)\b", text[q.start : q.end], re.IGNORECASE):
        return False
    if _BY.search(left) or _NOUN_OF.search(left) or (_IN.search(left) and _is_amount(q)):
        return True
    if kpi.unit == "count" and _TOOK.search(left) and A_RATE.search(text[q.core : q.end] + right[:30]):
        return False
    if kpi.unit == "duration" and _TOOK.search(left) and not re.match(r"\s*(?:off|out)\b", right):
        return False
    if kpi.id in LOSSES and q.unit != "points" and _LOSING.search(left):
        return False
    if _LEFT_CHANGE.search(left) and (not re.match(r"\s*of\b", right) or _OF_IT.fullmatch(text[q.end : mention[0]])):
        return True
    after_name = text[mention[1] : q.start]
    return (
        q.start > mention[1] and not after_name.strip() and bool(_VERB_BEFORE_NAME.search(text[zone[0] : mention[0]]))
    )
