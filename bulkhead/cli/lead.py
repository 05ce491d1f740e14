"""In whose name a command acts: the principal, or nobody yet."""

from django.conf import settings

from bulkhead.practice.accounts.models import Practice, Practitioner

NOBODY = "The practice"


def lead() -> Practitioner:
    """The principal; before the first page of the desk was filled in, a stand-in that is stored nowhere."""
    principals = Practitioner.objects.filter(kind=Practitioner.Kind.PRINCIPAL, is_active=True)
    return principals.order_by("joined_at").first() or Practitioner(name=NOBODY)


def zone() -> str:
    """The zone of the practice."""
    practice = Practice.only()
    return practice.time_zone if practice else settings.TIME_ZONE


def currency() -> str:
    practice = Practice.only()
    return practice.currency if practice else "USD"
