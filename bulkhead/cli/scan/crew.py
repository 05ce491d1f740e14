"""Several hands at once, each in a process of its own. Answers come as they are ready; who asked puts them in order."""

import contextlib
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Self

from bulkhead.base.scan_report import Looked
from bulkhead.cli.scan.hand import Again, Answer, Job, Message, serve
from bulkhead.guard.matching import Term

LOST = "The program that reads stopped while it was at this file. It may be damaged."
AHEAD = 2  # jobs a hand has before it, so that it never waits for us.
MOST_HANDS = 8
PATIENCE = 5

Link = Connection


def hands_for(cores: int | None) -> int:
    """As many as there are cores; a hand and its child take turns."""
    return max(1, min(MOST_HANDS, cores or 1))


class _Hand:
    """Our end of one, and what it was given to do."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        context = multiprocessing.get_context("spawn")
        self.link, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()
        self.given: deque[Job | Again] = deque()
        self.link.send(terms)

    def give(self, message: Job | Again) -> None:
        self.given.append(message)
        self.link.send(message)

    def close(self) -> None:
        """Told to stop, so that it ends its child too; ended, where it does not listen."""
        with contextlib.suppress(OSError):
            self.link.send(None)
            self.process.join(0 if self.given else PATIENCE)
        self.link.close()
        self.process.kill()
        self.process.join()


class Crew:
    """Open while it works: `with Crew(terms) as crew`."""

    def __init__(self, terms: tuple[Term, ...], *, size: int = 0) -> None:
        self._terms = terms
        self._hands = [_Hand(terms) for _ in range(size or hands_for(os.cpu_count()))]
        self._looked: dict[int, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *unused: object) -> None:
        for hand in self._hands:
            hand.close()

    def learn(self, terms: tuple[Term, ...]) -> None:
        """Judge by these names from now on."""
        self._terms = terms
        for hand in self._hands:
            hand.link.send(terms)

    def look(self, jobs: Iterable[Job]) -> Iterator[Answer]:
        """Every file once; a hand that is free takes the next one."""
        waiting: deque[Message] = deque(jobs)
        queues = [waiting] * len(self._hands)
        return self._work(queues)

    def look_again(self, jobs: Iterable[Job]) -> Iterator[Answer]:
        """Each file by the hand that read it, which has its words still."""
        queues: list[deque[Message]] = [deque() for _ in self._hands]
        for job in jobs:
            queues[self._looked.get(job.number, 0)].append(Again(job))
        return self._work(queues)

    def _work(self, queues: list[deque[Message]]) -> Iterator[Answer]:
        for at, queue in enumerate(queues):
            self._fill(at, queue)
        while busy := {hand.link: at for at, hand in enumerate(self._hands) if hand.given}:
            for link in wait(list(busy)):
                at = busy[link]  # type: ignore[index]  # wait gives back what it was given.
                yield self._answer(at)
                self._fill(at, queues[at])

    def _fill(self, at: int, queue: deque[Message]) -> None:
        hand = self._hands[at]
        while queue and len(hand.given) < AHEAD:
            message = queue.popleft()
            assert isinstance(message, Job | Again), "only such are queued"
            hand.give(message)

    def _answer(self, at: int) -> Answer:
        hand = self._hands[at]
        message = hand.given.popleft()
        try:
            answer = hand.link.recv()
        except (EOFError, OSError):
            answer = self._replaced(at, message)
        self._looked[answer.job.number] = at
        return answer

    def _replaced(self, at: int, broken: Job | Again) -> Answer:
        """A hand that died over a file: the file is unread, the rest of its work goes to a new one."""
        rest = list(self._hands[at].given)
        self._hands[at].close()
        self._hands[at] = _Hand(self._terms)
        for message in rest:
            self._hands[at].give(message)
        job = broken.job if isinstance(broken, Again) else broken
        return Answer(job, Looked(job.shown, job.client, job.size, unread=LOST))
