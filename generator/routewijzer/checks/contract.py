"""Rules about what the base demands of its regions."""

from collections.abc import Iterator

from routewijzer.checks.rule import Problem, Subject
from routewijzer.findings import phrase
from routewijzer.yamldoc import Data

ANY = "*"


def unknown_contract_path(subject: Subject) -> Iterator[Problem]:
    """Require that what the base requires, locks, wants approved or suggests is in the model.

    A required value may be empty.
    """
    root = subject.document.data
    for kind in ("required", "locked", "approved", "suggested"):
        for name in getattr(subject.route.regions, kind):
            steps = name.split(".")
            sought = steps[:-1] if kind == "required" else steps
            if not _exists(root, sought):
                yield Problem(
                    ("regions", kind, name),
                    phrase("unknown-contract-path", path=name),
                    about=(tuple(steps),),
                )


def _exists(value: Data, steps: list[str]) -> bool:
    if not steps:
        return True
    if not isinstance(value, dict):
        return False
    if steps[0] == ANY:
        return any(_exists(part, steps[1:]) for part in value.values())
    return steps[0] in value and _exists(value[steps[0]], steps[1:])
