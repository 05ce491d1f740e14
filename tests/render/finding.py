"""What a survey finds, as lists."""

from bulkhead.render.template import FieldProblem, FieldUse, survey


def fields(name: str, *, content: bytes) -> list[FieldUse]:
    return list(survey(name, content=content).uses)


def problems(name: str, *, content: bytes) -> list[FieldProblem]:
    return list(survey(name, content=content).problems)
