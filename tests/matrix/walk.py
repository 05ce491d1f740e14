"""Goes through one address in every way that makes a difference, and says what was wrong."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.core.signals import got_request_exception

from bulkhead.base.ids import uuid7
from tests.browse import Answer
from tests.matrix.expecting import DOOR, EITHER, IN, MISSING, SIGN_IN, TO_ANOTHER, Visitor
from tests.matrix.filling import PLACES, Filling, fillings, form_for
from tests.matrix.judging import difference, faults_of, named_in, settled
from tests.matrix.surfaces import Surface
from tests.rig.addresses import Address
from tests.rig.stores import Scene

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
# A read leaves its line in a log, and the first one of a delivery tells the practice.
# A calendar address notes when it was read last.
READ_LINES = frozenset({"vaultline", "practiceline", "reader", "outboxentry", "feed"})
# A page of these asks a fresh question, which its answer must match; the question is kept in the own session.
ASKING = frozenset({"practice.django_session", "practice.mfa_authenticator"})
COUNTED = "practice.practice_attempt"  # how often somebody tried: what limits guessing.
TAKEN = {"GET": {200, 302, 303}, "HEAD": {200, 302, 303}}
TAKEN_FORM = {200, 302, 303, 409, 410, 422}
# Pages of the practice that are about clients by their nature.
ABOUT_CLIENTS = ("tray", "client-edit")


@dataclass
class Walk:
    """One address, walked through. `reached` when an own visitor was let in and answered."""

    surface: Surface
    scene: Scene
    address: Address
    requests: int = 0
    reached: bool = False
    faults: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    reference: dict[str, Answer] = field(default_factory=dict)

    def whole(self) -> "Walk":
        with self._failures_kept():
            self._undeclared_is_refused()
            if self.address.declared is not None:
                self.reference = {method: self._nowhere(method) for method in ("GET", "HEAD")}
                ways = fillings(self.address, self.surface.own, self.surface.other)
                for filling in ways:
                    for visitor in self.surface.visitors:
                        self._every_method(visitor, filling)
                self._strangers_see_no_difference(ways)
                self._forged(ways[0])
        return self

    def _undeclared_is_refused(self) -> None:
        if self.address.declared is None:
            self.faults.append(f"{self.address.pattern} was not declared with route()")

    def _nowhere(self, method: str) -> Answer:
        nobody = self.surface.visitors[-1]
        return self.surface.ask(nobody, method, f"/{uuid7().hex}/")

    def _every_method(self, visitor: Visitor, filling: Filling) -> None:
        assert self.address.declared is not None, "asked before"
        allowed = {*self.address.declared.methods, *({"HEAD"} if "GET" in self.address.declared.methods else ())}
        for method in METHODS:
            if method not in allowed:
                self._beyond(visitor, method, filling)
            elif method == "POST":
                self._form(visitor, filling)
            else:
                self._page(visitor, method, filling)
            self._foreign_host(visitor, method, filling)

    def _beyond(self, visitor: Visitor, method: str, filling: Filling) -> None:
        answer = self.surface.ask(visitor, method, filling.path)
        self._judge(answer, f"{visitor.name} {method} {filling}", canaries=self._both)
        if answer.status != 405:
            self._fault(visitor, method, filling, f"answered {answer.status} to a method it does not have")
        self._unchanged(visitor, method, filling)

    def _page(self, visitor: Visitor, method: str, filling: Filling) -> None:
        answer = self.surface.ask(visitor, method, filling.path)
        due = self._compare(answer, visitor, method, filling)
        self._unchanged(visitor, method, filling, reads=due in (IN, EITHER))

    def _form(self, visitor: Visitor, filling: Filling) -> None:
        form, files = form_for(self.address, self.surface.own)
        answer = self.surface.send(visitor, filling.path, form, files)
        due = self._compare(answer, visitor, "POST", filling)
        if due not in (IN, EITHER):
            self._unchanged(visitor, "POST", filling)
            return
        changed = self.scene.changes()
        stranger = self.surface.own if filling.place == "foreign" else self.surface.other
        has_place = any(slot.name in PLACES for slot in self.address.slots) or self.surface.name == "portal"
        if has_place and any(one.startswith(f"{stranger.client.slug}.") for one in changed):
            self._fault(visitor, "POST", filling, f"changed {sorted(changed)}, of another client")
        if changed:
            self.scene.restore()

    def _foreign_host(self, visitor: Visitor, method: str, filling: Filling) -> None:
        answer = self.surface.ask(visitor, method, filling.path, host=self.surface.foreign_host)
        self.requests += 1
        self._equals_nothing(answer, visitor, method, filling, "at a foreign host ")

    def _strangers_see_no_difference(self, ways: list[Filling]) -> None:
        """To somebody who is not in, own, foreign and unknown words answer alike; so do foreign and invented tokens."""
        assert self.address.declared is not None, "asked before"
        for visitor in (one for one in self.surface.visitors if one.standing == "nobody"):
            alike = [way for way in ways if not self._is_own_token(way)]
            for method in sorted({"GET", "POST"} & set(self.address.declared.methods)):
                seen = {settled(self.surface.ask(visitor, method, way.path), way.path) for way in alike}
                if len(seen) > 1:
                    self._fault(visitor, method, alike[0], "answers differ for words of others and invented ones")

    def _is_own_token(self, way: Filling) -> bool:
        assert self.address.declared is not None, "asked before"
        return self.address.declared.who == "anyone" and way.is_own

    def _forged(self, filling: Filling) -> None:
        """Without the form's token, or asked for by another site's page: refused, whoever it is."""
        assert self.address.declared is not None, "asked before"
        for visitor in self.surface.visitors:
            for method in sorted(CHANGING & set(self.address.declared.methods)):
                self._refused(self.surface.ask_without_token(visitor, method, filling.path), visitor, method, filling)
                for site in ("cross-site", "same-site"):
                    answer = self.surface.ask(visitor, method, filling.path, SEC_FETCH_SITE=site)
                    self._refused(answer, visitor, method, filling)

    def _refused(self, answer: Answer, visitor: Visitor, method: str, filling: Filling) -> None:
        self._judge(answer, f"forged: {visitor.name} {method} {filling}", canaries=self._both)
        if answer.status != 403:
            self._fault(visitor, method, filling, f"a forged form was answered {answer.status}")
        self._unchanged(visitor, method, filling)

    def _compare(self, answer: Answer, visitor: Visitor, method: str, filling: Filling) -> str:
        due = self.surface.due(self.address, visitor, filling, self.surface.own)
        due_now = due if due != EITHER else MISSING if answer.status == 404 else IN
        self._judge(answer, f"{visitor.name} {method} {filling}", canaries=self._forbidden(due_now, visitor, filling))
        fault = {IN: self._let_in, SIGN_IN: self._to_sign_in, DOOR: self._at_door}.get(due_now, self._missing)(
            answer, method
        )
        if fault:
            self._fault(visitor, method, filling, fault)
        elif (filling.is_own or self.address.name in TO_ANOTHER) and due_now == IN and answer.status in TAKEN["GET"]:
            self.reached = True
        return due

    def _let_in(self, answer: Answer, method: str) -> str:
        taken = TAKEN.get(method, TAKEN_FORM)
        return "" if answer.status in taken else f"answered {answer.status} to someone who may"

    def _to_sign_in(self, answer: Answer, method: str) -> str:
        sent = answer.status in (302, 303) and answer.location.startswith(self.surface.sign_in)
        return "" if sent else f"answered {answer.status} instead of leading to sign-in"

    def _at_door(self, answer: Answer, method: str) -> str:
        wanted = 200 if method in ("GET", "HEAD") else 403
        return "" if answer.status == wanted else f"answered {answer.status} at a shut door"

    def _missing(self, answer: Answer, method: str) -> str:
        return difference(answer, self.reference["HEAD" if method == "HEAD" else "GET"])

    @property
    def _both(self) -> list[str]:
        return [self.surface.own.canary, self.surface.other.canary]

    def _forbidden(self, due: str, visitor: Visitor, filling: Filling) -> list[str]:
        """Whose words may not be in this answer."""
        if due != IN or visitor.standing == "outsider":
            return self._both
        if visitor.standing == "neighbour":
            return [self.surface.own.canary]
        if self.address.name.startswith(ABOUT_CLIENTS):
            return []
        has_place = any(slot.name in PLACES for slot in self.address.slots) or self.surface.name == "portal"
        allowed = self.surface.other.canary if filling.place == "foreign" else self.surface.own.canary
        return [canary for canary in self._both if not has_place or canary != allowed]

    def _judge(self, answer: Answer, words: str, *, canaries: list[str]) -> None:
        self.requests += 1
        for fault in faults_of(answer, host=self.surface.browser.host):
            self.faults.append(f"{self.address}: {words}: {fault}")
        for named in named_in(answer, canaries):
            self.faults.append(f"{self.address}: {words}: names {named}")

    def _equals_nothing(self, answer: Answer, visitor: Visitor, method: str, filling: Filling, where: str) -> None:
        fault = self._missing(answer, method)
        if fault:
            self._fault(visitor, method, filling, where + fault)

    def _unchanged(self, visitor: Visitor, method: str, filling: Filling, *, reads: bool = False) -> None:
        changed = self.scene.changes()
        expected = {COUNTED} | (ASKING if reads and self.address.name.startswith("mfa_") else set())
        forbidden = {one for one in changed - expected if not (reads and one.rpartition("_")[2] in READ_LINES)}
        if forbidden:
            self._fault(visitor, method, filling, f"changed {sorted(forbidden)}")
        if changed:
            self.scene.restore()

    def _fault(self, visitor: Visitor, method: str, filling: Filling, words: str) -> None:
        way = f"({filling.place} place, {filling.thing} thing)"
        self.faults.append(f"{self.address}: {visitor.name} {method} {filling.path} {way}: {words}")

    @contextmanager
    def _failures_kept(self) -> Iterator[None]:
        """The traceback behind a 500 stands beside the fault; the product itself keeps types only."""

        def keep(**_: object) -> None:
            self.failures.append(traceback.format_exc(limit=-4))

        got_request_exception.connect(keep)
        try:
            yield
        finally:
            got_request_exception.disconnect(keep)
