"""What the candidate of the benchmarks says: plain stories, cut to a number of words."""

from __future__ import annotations

from itertools import cycle, islice

from bot.assistant.preparation import CORPUS
from bot.scoring.corpus import read_corpus

STORIES = (
    """When I took over the billing floor in Leeds, first call resolution sat at 61 % and people were ringing back twice
    a week about the same refund. My director wanted it above 70 before the summer peak, and she wanted it without any
    extra heads. So I sat with six agents for a fortnight and listened to sixty calls. Half of the repeats came from one
    form that nobody could find on the site. I rewrote the form with the back office, moved the link to the top of the
    page, and gave every agent the right to refund up to fifty pounds without asking a team leader. Two of the team
    leaders did not like that at all, so I showed them the figures every Friday and let them pick the calls that we
    looked at together. We also changed the quality sheet, because it punished agents for staying on the line until the
    matter was settled. By September we stood at 74 %, complaints fell by a third, and handle time went up by only
    twenty seconds. The director took the refund rule to the two other sites. What I would do differently is to talk to
    the team leaders before the pilot and not after it, since I lost about three weeks winning them back.""",
    """Last winter our mobile support line in Porto lost eleven people in two months. Turnover had been around 35 %
    for years and everybody had got used to it, but this was worse, and the service level dropped from 80 % to 58 % in
    January. I was the operations manager, and it was on me to stop it before the new handset came out in April. First
    I called the people who had left, one by one, and asked them why. Money came third. The shift plan came first,
    because it changed every week and nobody could book a dentist. I worked with the planner to fix the shifts for six
    weeks at a time and to let people swap in the app without asking. Then I cut the number of people per team leader
    from twenty-two to fourteen, which meant promoting three agents, and I spent every Tuesday afternoon coaching those
    three myself. I told the client openly what we were doing and agreed a lower target for one month. In the second
    quarter only two people left, the service level was back at 81 % by May, and satisfaction in the staff survey rose
    from 3.1 to 3.9. I learned to ask people before they hand in their notice.""",
    """We had a chat team of forty people for an online shop, and customers waited nine minutes in the evening. I was
    asked to bring that under two minutes by Black Friday. I pulled eight weeks of transcripts and tagged two thousand
    of them by hand with a colleague from analytics, and we found that four out of ten only asked where the parcel was.
    I wrote a short business case for a tracking page and a bot that would answer just this one question, and I got
    fifteen thousand euros for it. The first version was bad. It sent people in circles, and our satisfaction score fell
    from 86 to 79 in the first week, so I switched it off again and rewrote the hand-over with two agents who knew the
    worst cases. In the second week of November we switched it on for ten percent of the customers, then for half, then
    for all. I also moved the late shift by an hour, because the peak came later than the plan said. On Black Friday the
    wait was a minute and forty seconds, satisfaction was at 88, and cost per contact went down from 3.20 to 2.65. I
    should have tested the first version with agents before I let it near a customer.""",
    """A bank moved its card disputes to us with four weeks of notice, and our quality scores in that queue started at
    68 %. I led the team of eighteen that had to take it, and the bank had written into the contract that we had to
    reach 90 % within three months. I asked them for two of their own people for ten days, and I paired each of them
    with three of mine. Every evening we listened to four calls and wrote down what a good one sounded like, in plain
    words, on one page. I threw out the old checklist of forty points and we scored on eight instead. One agent, who had
    been with us for nine years, kept failing, and I found that she was reading the new rules from a printout that was
    too small for her, so we changed the screens for everybody. I held the weekly call with the bank myself and showed
    them the bad weeks as well as the good ones. After eleven weeks we were at 92 %, disputes that had to be opened
    again went from 14 % to 6 %, and the bank gave us the fraud queue in the following spring. We did pay for it with
    overtime in the first month, about four hundred hours, which I had not planned.""",
)


def answer(words: int, number: int = 0) -> str:
    """So many words: the beginning of a story, picked by `number`, and where that is too short of the next one."""
    told = " ".join(STORIES[number % len(STORIES) :] + STORIES[: number % len(STORIES)]).split()
    return " ".join(told[:words])


def labelled_answers(count: int) -> list[str]:
    """So many answers of the labelled corpus, over and over if it has fewer."""
    return list(islice(cycle(each.text for each in read_corpus(CORPUS)), count))
