"""Switches checks off, one at a time, and asks the cells that meet them."""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.matrix.mutants import switch
from tests.matrix.mutants.finding import Check
from tests.matrix.mutants.questions import Question, differing


@dataclass(frozen=True)
class Fate:
    """What became of one check: `killed_by` names the cell that noticed, empty where none did."""

    check: Check
    asked: int
    killed_by: str = ""


class NotProvenError(Exception):
    """The cell stays wrong with the check back in place: something else than the check made it so."""


class Hunt:
    """One world, one list of questions. `wrong` are the cells that are red with every check in place; they take no
    part, since nothing can be learned from them.
    """

    def __init__(self, questions: list[Question]) -> None:
        self._questions = questions
        self.wrong: list[str] = []
        self._codes: dict[int, str] = {}
        self._meeting: dict[int, list[int]] = defaultdict(list)
        # Nobody knows yet what these meet.
        self._fresh: list[int] = []

    def look_around(self) -> None:
        """Ask everything with every check in place, and note who meets which."""
        for number, question in enumerate(self._questions):
            switch.forget()
            code, problems = _asked(question)
            self.wrong += [f"{question.name}: {problem}" for problem in problems]
            if problems:
                continue
            self._codes[number] = code
            for check in switch.met():
                self._meeting[check].append(number)

    def remember(self, file: Path) -> None:
        """Keep who meets what, for a look at a few checks soon after."""
        met = {
            check: [self._questions[number].name for number in numbers]
            for check, numbers in self._meeting.items()
        }
        codes = {self._questions[number].name: code for number, code in self._codes.items()}
        red = [question.name for question in self._questions if question.name not in codes]
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps({"met": met, "codes": codes, "red": red}))

    def recall(self, file: Path) -> None:
        """Take over what `remember` kept; cells that are new since are asked in any case, after those that are known."""
        kept = json.loads(file.read_text())
        known_names = kept["codes"].keys() | set(kept.get("red", ()))
        self._fresh = [n for n, question in enumerate(self._questions) if question.name not in known_names]
        self._codes = {n: kept["codes"].get(question.name, "") for n, question in enumerate(self._questions)}
        for check, names in kept["met"].items():
            known = set(names)
            self._meeting[int(check)] = [
                number for number, question in enumerate(self._questions) if question.name in known
            ]

    def fates(self, checks: Iterable[Check]) -> Iterable[Fate]:
        """What becomes of each check."""
        for check in checks:
            started = time.monotonic()
            fate = self._fate(check)
            took = time.monotonic() - started
            word = "killed  " if fate.killed_by else "SURVIVED"
            sys.stdout.write(
                f"{word} {took:5.1f} s {fate.asked:5} cells  {check.path}:{check.line}  {check.text}\n"
            )
            sys.stdout.flush()
            yield fate

    def _fate(self, check: Check) -> Fate:
        codes, asked = dict(self._codes), 0
        switch.turn_off(check.number)
        try:
            for number in (*self._meeting[check.number], *self._fresh):
                asked += 1
                codes[number], problems = _asked(self._questions[number])
                if problems:
                    return Fate(check, asked, self._proven(number, check))
            return Fate(check, asked, differing(self._questions, codes))
        finally:
            switch.turn_off(None)

    def _proven(self, number: int, check: Check) -> str:
        """The cell's name, if it is right again with the check back in place."""
        switch.turn_off(None)
        code, problems = _asked(self._questions[number])
        if problems or code != (self._codes[number] or code):
            raise NotProvenError(f"after {check.key}, {self._questions[number].name} stays wrong: {problems}")
        return self._questions[number].name


def _asked(question: Question) -> tuple[str, list[str]]:
    try:
        return question.ask()
    except Exception as error:  # noqa: BLE001 (whatever goes wrong would fail the test)
        return "error", [f"{type(error).__name__}: {error}"]
