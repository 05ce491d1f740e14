"""Settings of the worker and the command line: the stores of the desk, without its web surface."""

from bulkhead.config.desk import *  # noqa: F403 -- settings are one flat module by Django's design.

MIDDLEWARE = ["allauth.account.middleware.AccountMiddleware"]  # allauth will not load without it.
