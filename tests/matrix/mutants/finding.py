"""Finds the permission checks of a module and puts a switch into each.

What counts as a check:

* `rows.for_actor(actor)`, and each answer that a `for_actor` or an admin's `scope` gives
* a decorator that asks for a hat
* an `if` that does nothing but raise `NotAllowed`, `PermissionDenied` or `Http404` because of who asks, or the
  refusal of a transition for its audience
* a call that is made for its refusal alone, of a function that only raises those
* what `has_*_permission`, `may` and `sees_*` answer; the right that an act or a page of the desk asks for
* the gates of the middleware: sign-in, another person's form, the second factor
"""

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

SWITCH = "_matrix_switch"
_REFUSALS = {"NotAllowed", "PermissionDenied", "Http404"}
_ABOUT_WHO = {
    *("actor", "is_staff", "by", "may", "may_write", "_can_write", "has_permission", "has_view_permission"),
    *("hat", "sight", "sight_of"),
}
_ANSWERS = {"for_actor": "self", "scope": "queryset", "findable_by": "self"}
_GATES = {"SignInRequiredMiddleware.process_view", "is_due"}
_RIGHTS = {"permission", "view_permission"}


@dataclass(frozen=True)
class Check:
    """One check: where it stands and how it reads."""

    number: int
    path: str
    line: int
    place: str
    text: str

    @property
    def key(self) -> str:
        """What the list of equivalents names it by; lines move, this does not."""
        return f"{self.path} {self.place}: {self.text}"


def authorisers(tree: ast.Module) -> set[str]:
    """The functions of a module that refuse and do nothing else; `finding` needs those of all modules."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {each.name for each in functions if _only_refuses(each)}


def _only_refuses(function: ast.FunctionDef) -> bool:
    body = [each for each in function.body if not _is_docstring(each)]
    raising = [each for each in body if isinstance(each, ast.If) and _is_refusal(each)]
    rest = [each for each in body if each not in raising]
    return bool(raising) and all(isinstance(each, ast.Expr) for each in rest)


def _turns_away(node: ast.If) -> bool:
    """Answers with something else than the page."""
    first = node.body[0]
    return isinstance(first, ast.Return) and ast.unparse(first) != "return None"


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


def _is_refusal(node: ast.If) -> bool:
    """Raises, and raises because of who asks."""
    if len(node.body) != 1 or not isinstance(raised := node.body[0], ast.Raise) or raised.exc is None:
        return False
    error = raised.exc.func if isinstance(raised.exc, ast.Call) else raised.exc
    name = error.id if isinstance(error, ast.Name) else ""
    if name == "TransitionRefused":
        return "'audience'" in ast.unparse(raised)
    return name in _REFUSALS and bool(_names(node.test) & _ABOUT_WHO)


def _names(node: ast.AST) -> set[str]:
    found = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    return found | {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}


class Switcher(ast.NodeTransformer):
    """Puts the switches into one module and lists its checks."""

    def __init__(self, path: str, authorising: set[str], numbers: Iterator[int]) -> None:
        self.checks: list[Check] = []
        self._path, self._authorising, self._numbers = path, authorising, numbers
        self._places: list[str] = []

    def switched(self, tree: ast.Module) -> ast.Module:
        """The same module with its switches."""
        done = self.visit(copy.deepcopy(tree))
        first = [_is_docstring(each) or _is_future(each) for each in done.body]
        after = first.index(False) if False in first else len(first)
        done.body.insert(after, ast.parse(f"from tests.matrix.mutants import switch as {SWITCH}").body[0])
        return ast.fix_missing_locations(done)

    def _check(self, node: ast.AST) -> ast.Constant:
        number, text = next(self._numbers), ast.unparse(node).splitlines()[0]
        self.checks.append(Check(number, self._path, node.lineno, ".".join(self._places) or "module", text))
        return ast.Constant(number)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        return self._inside(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return self._inside(node)

    def _inside(self, node: ast.ClassDef | ast.FunctionDef) -> ast.AST:
        self._places.append(node.name)
        node.decorator_list = [
            _call("gate", self._check(each), each) if _asks_for_a_hat(each) else each
            for each in node.decorator_list
        ]
        self.generic_visit(node)
        self._places.pop()
        return node

    @property
    def _place(self) -> str:
        return ".".join(self._places[-2:])

    def visit_If(self, node: ast.If) -> ast.AST:
        if (self._place in _GATES and _turns_away(node)) or _is_refusal(node):
            number = self._check(node)
            self.generic_visit(node)
            node.test = _while_on(number, _call("turns_away", number, node.test))
            return node
        return self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        if isinstance(node.value, ast.Call) and _called(node.value) in self._authorising:
            number = self._check(node)
            node.value = _while_on(number, _call("passed", number, node.value))
            return node
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        is_scope = (
            isinstance(node.func, ast.Attribute) and node.func.attr == "for_actor" and len(node.args) == 1
        )
        number = self._check(node) if is_scope else None
        self.generic_visit(node)
        for keyword in node.keywords:
            if keyword.arg in _RIGHTS:
                keyword.value = self._right(keyword.value)
        return _call("scoped", number, node.func.value, node.args[0]) if number else node

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.targets[0], ast.Name) and node.targets[0].id in _RIGHTS:
            node.value = self._right(node.value)
        return node

    def _right(self, value: ast.expr) -> ast.expr:
        if not ast.unparse(value).startswith("OfficePermission.") or ast.unparse(value).endswith(".READ"):
            return value
        lax = ast.Attribute(ast.Name("OfficePermission", ast.Load()), "READ", ast.Load())
        return _call("Right", self._check(value), value, lax)

    def visit_Return(self, node: ast.Return) -> ast.AST:
        name = self._places[-1] if self._places else ""
        if node.value is None or not (lax := self._lax_answer(name, node.value)):
            return self.generic_visit(node)
        number = self._check(node)
        self.generic_visit(node)
        answer = _call("told", number, node.value, lax)
        node.value = ast.IfExp(_call("on", number), answer, lax)
        return node

    def _lax_answer(self, name: str, value: ast.expr) -> ast.expr | None:
        """What would be answered without the check; None where this is none."""
        if name in _ANSWERS and len(self._places) > 1:
            everything = ast.Name(_ANSWERS[name], ast.Load())
            return everything if ast.unparse(value) != _ANSWERS[name] else None
        if name == "sight_of":
            return None if ast.unparse(value).endswith(".FULL") else ast.parse("Sight.FULL", mode="eval").body
        if name == "is_due":
            return ast.Constant(False)
        if self._place == "SignInRequiredMiddleware.process_view":
            return ast.Constant(None) if isinstance(value, ast.IfExp) else None
        says_yes = name == "may" or name.startswith("sees_")
        says_yes = says_yes or (name.startswith("has_") and name.endswith("permission"))
        is_yes = isinstance(value, ast.Constant) and value.value is True
        return ast.Constant(True) if says_yes and not is_yes else None


def _asks_for_a_hat(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and _called(decorator) == "hat_required"


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _while_on(number: ast.Constant, value: ast.expr) -> ast.BoolOp:
    return ast.BoolOp(ast.And(), [_call("on", number), value])


def _call(name: str, *arguments: ast.expr) -> ast.Call:
    function: Callable = ast.Attribute(ast.Name(SWITCH, ast.Load()), name, ast.Load())
    return ast.Call(function, list(arguments), [])
