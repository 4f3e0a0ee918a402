"""The charts of a learner's progress: answers a day, what comes due, what is still known.

They are drawn in the browser as the other charts are, but they are no one else's, so their figures
stand in the page itself and at no address.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from figures import progress as figures
from figures.progress import Bar, Share
from records import Progress, Recalled
from ui.catalogue import say
from ui.markup import Markup, tag

BACK = 30  # days


def charts(told: Progress, today: date, goal: float, voice: str) -> Markup:
    """All of them, each in a fold that stands open. `goal`: the share that is to be known, 0 to 1."""
    return tag("div",
        _fold("days", _days(told, today, voice), _of_days(told, today, voice), voice),
        _fold("due", _due(told, voice), _of_due(told, voice), voice),
        _fold("kept", _kept(told, goal, voice), _of_kept(told, goal, voice), voice),
        class_="charts",
    )  # fmt: skip


def _fold(name: str, figure, alt: str, voice: str) -> Markup:
    chart = tag("div", say("answer.loading", voice),
        role="img", aria_label=alt, data_figure=figure.to_json(), data_failed=alt,
    )  # fmt: skip
    return tag("details", tag("summary", say(f"learn.progress.{name}", voice)), chart, open=True)


def _recent(told: Progress, today: date) -> list[tuple[date, int, int]]:
    """(day, answers, right ones) of the last days, those without an answer too."""
    known = {each.day: (each.reviews, each.right) for each in told.days}
    days = [today - timedelta(days=back) for back in reversed(range(BACK))]
    return [(day, *known.get(day, (0, 0))) for day in days]


def _days(told: Progress, today: date, voice: str):
    bars = [
        Bar(day, (right, count - right), _said("day", day, voice, count=count, right=right))
        for day, count, right in _recent(told, today)
    ]
    return figures.days(bars, [say(f"learn.progress.{part}", voice) for part in ("right", "not_right")])


def _of_days(told: Progress, today: date, voice: str) -> str:
    counts = _recent(told, today)
    return say("learn.progress.days_alt", voice,
        back=BACK, count=sum(count for _, count, _ in counts), right=sum(right for _, _, right in counts),
        days=sum(count > 0 for _, count, _ in counts), most=max(count for _, count, _ in counts),
    )  # fmt: skip


def _due(told: Progress, voice: str):
    bars = [Bar(day, (count,), _said("due_day", day, voice, count=count)) for day, count in told.due]
    return figures.days(bars, [say("learn.progress.due", voice)])


def _of_due(told: Progress, voice: str) -> str:
    counts = [count for _, count in told.due]
    return say("learn.progress.due_alt", voice,
        ahead=len(counts), today=counts[0], week=sum(counts[:7]), count=sum(counts),
    )  # fmt: skip


def _kept(told: Progress, goal: float, voice: str):
    found = [_share(name, recalled, voice) for name, recalled in _ages(told)]
    words = {name: say(f"learn.progress.{name}", voice) for name in ("share", "nothing")}
    words["goal"] = say("learn.progress.goal", voice, goal=_percent(goal))
    return figures.shares(found, goal, words)


def _of_kept(told: Progress, goal: float, voice: str) -> str:
    found = [_share(name, recalled, voice).says for name, recalled in _ages(told)]
    return say("learn.progress.kept_alt", voice, found=" ".join(found), goal=_percent(goal))


def _ages(told: Progress) -> Sequence[tuple[str, Recalled]]:
    return (("young", told.young), ("mature", told.mature))


def _share(name: str, recalled: Recalled, voice: str) -> Share:
    label = say(f"learn.progress.{name}", voice)
    told = say("learn.progress.known", voice, known=recalled.known, of=recalled.of)
    says = f"{label}: {told if recalled.of else say('learn.progress.nothing', voice)}."
    return Share(label, recalled.known, recalled.of, says)


def _said(key: str, day: date, voice: str, **counts: int) -> str:
    return say(f"learn.progress.{key}", voice, day=f"{day.day} {day:%b}", **counts)


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
