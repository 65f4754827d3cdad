"""How many examples Hypothesis makes of a property: few in `make test`, many in `make proof`.

`make test` takes the profile `test`: four in ten of those that a test names, always the same, so that a
failure is there again in the next run and on the next machine. `make proof` takes `proof`: 25 times as many
as a test names, and other ones each time; what fails is printed in a form that can be given to
`@reproduce_failure`. Neither has a deadline: tests assert no seconds.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

USUAL = 100
"""The examples of a test that does not say how many, in the profile `test`; Hypothesis' own number."""

LENGTH = {"test": 0.4, "proof": 25}
"""Profile → how many times as many examples."""


def register_profiles() -> None:
    """Tell Hypothesis the profiles and take `test`; pytest's option `--hypothesis-profile` takes another."""
    for name, times in LENGTH.items():
        settings.register_profile(
            name,
            max_examples=round(USUAL * times),
            derandomize=name == "test",
            deadline=None,
            print_blob=True,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        )
    settings.load_profile("test")


def examples(count: int) -> settings:
    """Return the settings of a test that takes `count` examples times the `LENGTH` of the profile."""
    return settings(max_examples=max(1, count * settings().max_examples // USUAL))
