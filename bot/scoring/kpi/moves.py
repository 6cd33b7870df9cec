"""The words that say that a figure moved, and which way."""

from __future__ import annotations

from typing import Literal

from bot.scoring.vocabulary import listed

Move = Literal["up", "down", "better", "worse", "still", ""]

UP = listed(
    """
    rise rose grow climb increase jump raise gain lift boost double triple treble quadruple soar rocket surge spike
    balloon rocketed creep swell escalate mount hike up upward upwards higher more longer bigger greater increased
    increasing rising climbing uptick push growth skyrocket mushroom explode inflate lengthen upswing upturn
    advance ascend multiply bump doubled tripled trebled stretch augment elevate expand heighten widen enlarge
    """
)
DOWN = listed(
    """
    ease shed collapse recede dwindle erode subside fall drop decrease decline reduce cut lower shave halve shrink
    slip trim save slash dip tumble plummet plunge sink down downward downwards fewer less shorter quicker faster
    lowered reduction cutting tumbled knock slashed dropped whittle chip pare evaporate vanish disappear dive slump
    sag droop shorten downturn diminish lessen decreased narrow melt curb ebb abate compress deflate minimise minimize
    halved halving
    """
)
BETTER = listed(
    "improve recover improvement better rebound turnaround uplift healthier strengthen flourish stronger regain enhance"
)
WORSE = listed(
    """
    worsen deteriorate suffer worse tank nosedive deterioration crater weaken weaker degrade hurt damage wreck ruin
    dent sour unravel crumble crash slide
    """
)
STILL = listed("hold stay remain flat steady unchanged stable maintain plateau stagnate keep level flatline")
CHANGING = frozenset(["double", "triple", "treble", "halve", "quadruple", "doubled", "halved", "tripled", "trebled"])
"""Verbs that are a change in themselves."""
CARRIERS = listed(
    """
    go come bring take get move push drive pull knock shave nudge edge inch creep drag send put be have claw nurse
    coax wrestle grind haul squeeze talk keep force work lever pump ratchet tick trend head spiral shoot pop leap
    sneak float drift wind dial tune hammer chip whittle pare peg rein beat cut win jump lift scrape tease swing
    walk crawl
    """
)
"""Verbs that move with an adverb: went up, brought down, took off."""
EXTREMES: dict[str, Move] = {
    "lowest": "down", "shortest": "down", "fewest": "down", "highest": "up", "longest": "up", "best": "better",
    "strongest": "better", "healthiest": "better", "worst": "worse", "weakest": "worse", "poorest": "worse",
}  # fmt: skip
"""Superlatives, which tell of a move where they are set against time."""
