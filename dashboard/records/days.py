"""The learner's day: it begins at four, so that who learns past midnight is still in the same evening."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo

BEGINS = timedelta(hours=4)


def day_of(at: datetime, zone: tzinfo) -> date:
    """The day a moment belongs to in a time zone."""
    return (at.astimezone(zone).replace(tzinfo=None) - BEGINS).date()


def start_of(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(BEGINS.seconds // 3600), zone)
