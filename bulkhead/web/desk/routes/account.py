"""Setting up, signing in, and the own account: of allauth's pages only these are reachable, by its own names."""

from functools import partial

from allauth.account import views as entrance
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkey

from bulkhead.web.desk.actor import ANYONE, ARRIVED, PRACTITIONER
from bulkhead.web.desk.views import account, factors, first_run, sessions, sign_in
from bulkhead.web.desk.views.factors import keeping_one
from bulkhead.web.desk.views.sign_in import ours
from bulkhead.web.routes import route

POST = ("POST",)
anyone = partial(route, who=ANYONE, methods=("GET", "POST"))
mine = partial(route, who=PRACTITIONER, methods=("GET", "POST"))
mine_to_read = partial(route, who=PRACTITIONER)
# What it takes to set up a second factor is open before there is one; everything else waits for it. A nearly full disk
# takes it too, or whoever has none could not come in to make room.
halfway = partial(route, who=ARRIVED, methods=("GET", "POST"))
halfway_to_read = partial(route, who=ARRIVED)

arriving = [
    anyone("first-run/", first_run.first_run, name="first-run"),
    anyone("sign-in/", sign_in.sign_in, name="account_login", when_short=True),
    anyone("sign-in/code/", ours(factor.authenticate), name="mfa_authenticate", when_short=True),
    anyone("sign-in/passkey/", ours(passkey.login_webauthn), name="mfa_login_webauthn", when_short=True),
    route("sign-in/closed/", ours(entrance.account_inactive), name="account_inactive", who=ANYONE),
    route("sign-out/", ours(entrance.logout), name="account_logout", who=ANYONE, methods=POST, when_short=True),
]
again = [
    halfway("account/again/", ours(entrance.reauthenticate), name="account_reauthenticate", when_short=True),
    halfway("account/again/code/", ours(factor.reauthenticate), name="mfa_reauthenticate", when_short=True),
    mine(
        "account/again/passkey/",
        ours(passkey.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
        when_short=True,
    ),
]
second = [
    halfway_to_read("account/second-factor/", factors.page, name="second-factor"),
    mine_to_read("account/factors/", account.back, name="mfa_index"),
    halfway("account/codes/", ours(totp.activate_totp), name="mfa_activate_totp", when_short=True),
    mine("account/codes/removal/", keeping_one(ours(totp.deactivate_totp)), name="mfa_deactivate_totp"),
    mine_to_read("account/recovery/", ours(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    mine(
        "account/recovery/new/",
        ours(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
        when_short=True,
    ),
    mine_to_read("account/recovery/file/", ours(recovery.download_recovery_codes), name="mfa_download_recovery_codes"),
    mine_to_read("account/passkeys/", account.back, name="mfa_list_webauthn"),
    halfway("account/passkeys/new/", ours(passkey.add_webauthn), name="mfa_add_webauthn", when_short=True),
    mine("account/passkeys/<int:pk>/", ours(passkey.edit_webauthn), name="mfa_edit_webauthn"),
    mine("account/passkeys/<int:pk>/removal/", keeping_one(ours(passkey.remove_webauthn)), name="mfa_remove_webauthn"),
]
routes = [
    *arriving,
    mine("account/", account.page, name="account"),
    mine("account/password/", ours(entrance.password_change), name="account_change_password"),
    *again,
    *second,
    mine_to_read("account/sessions/", account.back, name="usersessions_list"),
    route(
        "account/sessions/ending/",
        sessions.end_others,
        name="sessions-ending",
        who=PRACTITIONER,
        methods=POST,
        when_short=True,
    ),
    route(
        "account/sessions/<int:pk>/ending/",
        sessions.end,
        name="session-ending",
        who=PRACTITIONER,
        methods=POST,
        when_short=True,
    ),
]
