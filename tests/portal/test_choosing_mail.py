"""Everybody says which mails they want; that invitations and sign-in links come is nobody's choice."""

import re

import pytest

from bulkhead.isolation import inside
from bulkhead.vault.people.models import Person
from tests.browse import Browser
from tests.cast import Cast
from tests.portal.conftest import acts


@pytest.mark.parametrize("news", ["each", "daily", "answers"])
def test_the_choice_is_kept_and_shown(dana: Browser, cast: Cast, news: str) -> None:
    answers = [dana.post("/me/mail/", {"news": news}) for _ in range(2)]

    with inside(cast.signal.client):
        assert Person.objects.get(pk=cast.signal.sponsor).news == news
    assert [(answer.status, answer.location) for answer in answers] == [(303, "/me/#mail")] * 2
    assert re.findall(r'<input type="radio" name="news" value="(\w+)"[^>]* checked', dana.get("/me/").text) == [news]
    assert acts(cast.signal, act="person.changed") == (0 if news == "each" else 1)


@pytest.mark.parametrize("news", ["", "never"])
def test_anything_else_is_refused(dana: Browser, cast: Cast, news: str) -> None:
    answer = dana.post("/me/mail/", {"news": news})

    with inside(cast.signal.client):
        assert (answer.status, Person.objects.get(pk=cast.signal.sponsor).news) == (422, "each")
