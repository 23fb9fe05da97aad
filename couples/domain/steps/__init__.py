"""Every kind of step people can do together, one file each; a new file here is a new kind, and nothing else changes.

Its template is ``templates/steps/<kind>.html``, its script ``static/js/steps/<kind>.js``, its test
``tests/domain/steps/test_<kind>.py``; ``tests/test_steps.py`` asks for all four.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from pkgutil import iter_modules

from couples.domain.exercise import StepOutline
from couples.domain.step_type import StepType


def _found() -> dict[str, StepType]:
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    types = [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, StepType) and value.__module__ == module.__name__
    ]
    return {step_type.kind: step_type() for step_type in types}


STEP_TYPES: Mapping[str, StepType] = _found()


def fed(steps: Sequence[StepOutline]) -> frozenset[int]:
    """The steps that do what the one before them named or set: without it their gate would ask about nothing."""
    return frozenset(at + 1 for at, step in enumerate(steps) if STEP_TYPES[step.kind].feeds)
