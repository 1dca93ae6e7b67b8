"""Invented reports of invented events."""

from __future__ import annotations

import datetime as dt

import pytest

from reader.stories import StoryArticle

FLOOD = [
    (
        "Dam at Velm gives way after a week of rain",
        "The old dam at Velm gave way on Tuesday night, flooding the lower town. Harbour master Ada Brand said 400 "
        "people had been moved to schools on the hill. Brand ordered the sluices at Orrin Lock opened. Engineers "
        "from the Tarn valley were on their way to Velm, where the river had risen by two metres.",
    ),
    (
        "Hundreds leave homes as Velm dam fails",
        "Some 400 people spent the night in schools after the dam above Velm failed on Tuesday. Ada Brand, the "
        "harbour master, had the sluices at Orrin Lock opened. The river is two metres above its usual level. "
        "Brand said engineers from the Tarn valley would look at the dam in the morning.",
    ),
    (
        "Velm under water",
        "The lower town of Velm stood under water on Wednesday after its dam broke in the night. Nobody was hurt, "
        "said harbour master Ada Brand. About 400 residents were taken to schools. The sluices at Orrin Lock "
        "are open, and the river is falling slowly, engineers from the Tarn valley told Brand.",
    ),
]
STRIKE = [
    (
        "Tram drivers of Castellan vote to strike",
        "Tram drivers in Castellan voted on Friday to stop work for three days over night pay. Union leader Piet "
        "Sandoval said nine in ten drivers were for the strike. The tram company called the vote rash and asked "
        "Sandoval to return to the talks at the Palace of Labour.",
    ),
    (
        "Castellan trams to stand still for three days",
        "No trams will run in Castellan for three days after drivers voted for a strike. Piet Sandoval, who leads "
        "the union, said pay for night shifts was the reason. The company wants Sandoval back at the Palace of "
        "Labour, where talks on night pay broke off.",
    ),
]


def article(id: str, source: str, date: dt.date | None, report: tuple[str, str]) -> StoryArticle:
    return StoryArticle(id, source, date, *report)


@pytest.fixture
def library() -> list[StoryArticle]:
    """Three reports of a flood, two of a strike, and one of neither."""
    day = dt.date(2031, 3, 4)
    return [
        article("f1", "Morning Wire", day, FLOOD[0]),
        article("f2", "Harbour Post", day, FLOOD[1]),
        article("f3", "Evening Ledger", day + dt.timedelta(1), FLOOD[2]),
        article("s1", "Morning Wire", day + dt.timedelta(3), STRIKE[0]),
        article("s2", "Harbour Post", day + dt.timedelta(4), STRIKE[1]),
        article(
            "x",
            "Evening Ledger",
            day,
            (
                "A new owl at the zoo",
                "Visitors of the zoo in Morrow can see a snowy owl that hatched in May.",
            ),
        ),
    ]
