"""What the fit of postings to one seeker's wishes costs: the whole, and the database's part of it."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from django.db import connection

from employers.search.query import Query
from hellowork.accounts.models import User
from hellowork.offices.reference.occupations import occupations_in
from seekers.fit import ranking
from seekers.models import Seeker
from tests.benchmarks import people, trades
from tests.benchmarks.database import Times
from tests.benchmarks.questions import PREFECTURES

_SEEKERS = 40
_SEED = 13


def seeker() -> User:
    """Somebody with wishes, kept from run to run."""
    found = User.objects.filter(email__startswith="newcomer", seeker__wish_occupations__len__gt=0).first()
    user = found or people.newcomer()
    Seeker.objects.filter(user=user).update(**_wishes(random.Random(_SEED)))  # noqa: S311 - made-up data
    return user


def measure() -> dict[str, Any]:
    """Milliseconds for the twenty best of one seeker, with wishes that vary."""
    rng = random.Random(_SEED)  # noqa: S311 - the same wishes each time
    wishes = [Seeker(**_wishes(rng)) for _number in range(_SEEKERS)]
    within = Query(sees_level_2=True)
    for each in wishes:
        ranking.best_for(each, within)
    whole, asked = [], []
    for each in wishes:
        began = time.perf_counter()
        with _clocked() as seconds:
            ranking.best_for(each, within)
        whole.append(time.perf_counter() - began)
        asked.append(sum(seconds))
    return {"whole": asdict(Times.of(whole)), "database": asdict(Times.of(asked))}


def _wishes(rng: random.Random) -> dict[str, Any]:
    """Every second occupation is a middle group."""
    groups = rng.sample(sorted({trade.group for trade in trades.TRADES}), rng.randint(1, 3))
    return {
        "wish_occupations": [
            rng.choice(occupations_in(group))[0] if rng.random() < 0.5 else group for group in groups
        ],
        "wish_prefectures": rng.sample(PREFECTURES, rng.randint(1, 3)),
        "wish_monthly_yen": rng.choice((None, 200_000, 230_000, 260_000)),
        "wish_days_off": rng.choice((None, 105, 120)),
    }


@contextmanager
def _clocked() -> Iterator[list[float]]:
    """Fills the list with the seconds of each statement of the block."""
    seconds: list[float] = []

    def clocked(execute: Any, *statement: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(*statement)
        finally:
            seconds.append(time.perf_counter() - began)

    with connection.execute_wrapper(clocked):
        yield seconds
