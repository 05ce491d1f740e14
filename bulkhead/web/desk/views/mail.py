"""How the practice sends mail, and what still waits to be sent."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from bulkhead.base.clock import now
from bulkhead.crossings.remail import send_waiting_mail
from bulkhead.practice.agenda.models import Standing
from bulkhead.practice.mail.models import MailSettings
from bulkhead.practice.mail.sending import NotSent, send_test
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.web.desk.forms.mail import MailForm
from bulkhead.web.desk.forms.stale import overtaken
from bulkhead.web.desk.request import DeskRequest


def page(request: DeskRequest) -> HttpResponse:
    kept = MailSettings.only()
    form = MailForm(request.POST or None, instance=kept)
    if form.is_valid():
        if not form.is_overtaken:
            return _keep(request, form)
        now_set = MailSettings.only()
        overtaken(form, by=MailChanged(now_set), edition=form.opened_with, field="seen")
    shown = {"form": form, "kept": kept if kept is None else MailSettings.only(), "waiting": _waiting(request)}
    return render(request, "desk/mail/page.html", shown, status=422 if form.is_bound else 200)


class MailChanged(RuntimeError):
    """Somebody else set or removed the server after the form was shown."""

    def __init__(self, kept: MailSettings | None) -> None:
        stands = f"mail leaves through {kept.host}, port {kept.port}, now" if kept else "no server is set now"
        super().__init__(f"It was changed meanwhile: {stands}.")


def test(request: DeskRequest) -> HttpResponse:
    settings, to = get_object_or_404(MailSettings), request.practitioner.email
    try:
        send_test(settings, to=to)
    except NotSent as refused:
        messages.error(request, str(refused), "Not sent")
    else:
        settings.tested_at = now()
        settings.save(update_fields=["tested_at"])
        messages.success(request, f"{settings.host} took a mail to {to}. See whether it arrives.", "Sent")
    return _back()


def remove(request: DeskRequest) -> HttpResponse:
    get_object_or_404(MailSettings).delete()
    _log(request, "mail.removed", "removed the mail server")
    messages.success(request, "Mail to clients waits from now on.", "Removed")
    return _back()


def _keep(request: DeskRequest, form: MailForm) -> HttpResponse:
    if form.has_changed():
        settings = form.save(commit=False)
        settings.tested_at = None  # what was tested was the server of before.
        settings.save()
        _log(request, "mail.set", "set the mail server")
    send_waiting_mail()
    messages.success(request, "Send a mail to yourself to see whether it works.", "Saved")
    return _back()


def _waiting(request: DeskRequest) -> list[Standing]:
    mine = Standing.objects.filter(mail_waiting__gt=0, client__in=request.practitioner.clients())
    return list(mine.select_related("client").order_by("client__display_name"))


def _log(request: DeskRequest, act: str, words: str) -> None:
    person = request.practitioner
    PracticeLine.append(act, by=person.actor, words=f"{person.name} {words}.")


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("mail"), status=303)
