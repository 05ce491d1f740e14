"""Questions that several rules ask about a piece of Python."""

import ast

Function = ast.FunctionDef | ast.AsyncFunctionDef


def called(call: ast.Call) -> str:
    """The last word of what is called: `open` of both open() and path.open()."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def imported(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=aliases):
            return [alias.name for alias in aliases]
        case ast.ImportFrom(module=str(module), level=0):
            return [module]
        case _:
            return []


def overrides(function: Function) -> bool:
    """It calls super() by its own name, so its name and its arguments are not ours to choose."""
    return any(
        isinstance(node, ast.Attribute)
        and node.attr == function.name
        and isinstance(node.value, ast.Call)
        and called(node.value) == "super"
        for node in ast.walk(function)
    )
