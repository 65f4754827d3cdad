"""Rules about telephone numbers: who is to be called can be called, and no words name another number."""

from collections.abc import Iterator

from routewijzer.checks.rule import Problem, Subject, values
from routewijzer.findings import KeyPath, Phrase, Severity, phrase
from routewijzer.model import Service
from routewijzer.phone import PhoneError, other_number, parse_phone, unlisted_number

_NO_WORDS = frozenset(("sources", "links", "phone", "url", "exit", "image"))
"""Keys of what nobody reads as words to act on: titles of documents, addresses, numbers themselves."""


def missing_emergency(subject: Subject) -> Iterator[Problem]:
    """Require that every page shows at least one number for direct danger.

    Each, and that of the helpline, can be dialled.
    """
    head = subject.route.route
    if not head.emergency:
        yield Problem(("route",), phrase("missing-emergency"))
    for key, emergency in head.emergency.items():
        service = subject.route.services.get(emergency.service)
        if service and not service.phone:
            message = phrase("missing-emergency.phone", service=emergency.service)
            about: tuple[KeyPath, ...] = (("services", emergency.service, "phone"),)
            yield Problem(("route", "emergency", key, "service"), message, value=True, about=about)
    helpline = subject.route.services.get(head.helpline)
    if helpline and not helpline.phone and head.helpline not in _on_the_bar(subject):
        message = phrase("missing-emergency.helpline", service=head.helpline)
        about = (("services", head.helpline, "phone"),)
        yield Problem(("route", "helpline"), message, value=True, about=about)
    for key in (*_on_the_bar(subject), head.helpline):
        if key in subject.route.services:
            yield from _undialable(key, subject.route.services[key])


def bad_phone(subject: Subject) -> Iterator[Problem]:
    """Require that a telephone number can be dialled as it stands (see `routewijzer.phone`)."""
    numbers_shown = {*_on_the_bar(subject), subject.route.route.helpline}
    for key, service in subject.route.services.items():
        if key not in numbers_shown:
            yield from _undialable(key, service)


def phone_mismatch(subject: Subject) -> Iterator[Problem]:
    """Require that the words of a button that dials name no other number than the one that it dials."""
    services = subject.route.services
    for key, emergency in subject.route.route.emergency.items():
        if emergency.service in services:
            for name in ("question", "call"):
                path = ("route", "emergency", key, name)
                yield from _other(path, getattr(emergency, name), services[emergency.service])
    for key, service in services.items():
        yield from _other(("services", key, "title"), service.title, service)


def unknown_number(subject: Subject) -> Iterator[Problem]:
    """Require that a telephone number in the words of the route is that of one of its services."""
    numbers = [service.number for service in subject.route.services.values() if service.number]
    for path, value in values(subject):
        spoken = isinstance(value, str) and path[0] not in _NO_WORDS and path[-1] not in _NO_WORDS
        if spoken and (unlisted := unlisted_number(str(value), numbers)):
            yield Problem(
                path,
                phrase("unknown-number", said=unlisted),
                severity=Severity.WARNING,
                value=True,
            )


def call_without_number(subject: Subject) -> Iterator[Problem]:
    """Require that a service to call has a number: after an outcome, an alarm of the search, an answer."""
    calls: list[tuple[KeyPath, str, Phrase]] = []
    for key, decision in subject.route.decisions.items():
        for name, outcome in decision.outcomes.items():
            if outcome.call:
                message = phrase("call-without-number", service=outcome.call)
                calls.append((("decisions", key, "outcomes", name, "call"), outcome.call, message))
    for key, alarm in subject.route.search.alarms.items():
        for number, service_id in enumerate(alarm.services):
            message = phrase("call-without-number.alarm", alarm=key, service=service_id)
            calls.append((("search", "alarms", key, "services", number), service_id, message))
    for path, service_id in _of_the_entrance(subject):
        calls.append((path, service_id, phrase("call-without-number.entrance", service=service_id)))
    for path, service_id, message in calls:
        service = subject.route.services.get(service_id)
        if service and not service.phone:
            yield Problem(path, message, value=True, about=(("services", service_id, "phone"),))


def call_contradiction(subject: Subject) -> Iterator[Problem]:
    """Require that an outcome that says that nobody is to be called names nobody to call."""
    for key, decision in subject.route.decisions.items():
        for name, outcome in decision.outcomes.items():
            if outcome.no_call and outcome.call:
                path = ("decisions", key, "outcomes", name)
                yield Problem(
                    (*path, "no_call"),
                    phrase("call-contradiction", outcome=name, service=outcome.call),
                    other=(*path, "call"),
                )


def _of_the_entrance(subject: Subject) -> Iterator[tuple[KeyPath, str]]:
    """Yield the services that the first question of the helper says to call, each with its path."""
    entrance = subject.route.entrance
    for key, answer in entrance.answers.items() if entrance else ():
        at: KeyPath = ("entrance", "answers", key)
        yield from (((*at, "call", number), service) for number, service in enumerate(answer.call))
        for name, goal in answer.ask.answers.items() if answer.ask else ():
            below = (*at, "ask", "answers", name, "call")
            yield from (((*below, number), service) for number, service in enumerate(goal.call))


def _on_the_bar(subject: Subject) -> dict[str, None]:
    return dict.fromkeys(emergency.service for emergency in subject.route.route.emergency.values())


def _undialable(key: str, service: Service) -> Iterator[Problem]:
    if service.phone:
        try:
            parse_phone(service.phone)
        except PhoneError as error:
            message = phrase("bad-phone", service=key, phone=service.phone)
            yield Problem(("services", key, "phone"), message, error.hint, value=True)


def _other(path: tuple[str, ...], words: str, service: Service) -> Iterator[Problem]:
    if service.number and (other := other_number(words, service.number)):
        message = phrase("phone-mismatch", said=other, service=service.id, phone=service.phone or "")
        yield Problem(path, message, value=True, other=("services", service.id, "phone"))
