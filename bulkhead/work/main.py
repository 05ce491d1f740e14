"""Starts the worker: keys from the supervisor first, then Django, then the work."""

import argparse
import os
import signal

import django

from bulkhead.base.lifeline import die_with
from bulkhead.isolation import control, keys
from bulkhead.isolation.places import Places, default_folder


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("--parent", type=int, required=True)
    die_with(words.parse_args().parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    places = Places(default_folder())
    keys.install(keys.Ring(places, control.fetch_keys(places)))
    os.environ["DJANGO_SETTINGS_MODULE"] = "bulkhead.config.worker"
    django.setup()
    from bulkhead.work.worker import Worker  # noqa: PLC0415 -- models load after Django is set up.

    worker = Worker(places)
    signal.signal(signal.SIGTERM, lambda *_: worker.stop())
    worker.run()


if __name__ == "__main__":
    main()
