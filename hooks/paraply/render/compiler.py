"""What our templates compile to: calls and escapes, without Jinja's detours for what we do not use.

A body is some hundred calls and some thousand values, on every page. Jinja asks at each call whether what is
called wants the context, and makes an object of each value that it writes, to join it and let it go.
"""

import operator
import re
from typing import Any, Final

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import Markup, escape

_SPECIAL: Final = re.compile("[&<>'\"]").search


class DirectContext(Context):
    """Calls what is called: nothing of ours asks for the context, and macros escape as their templates do."""

    call: Any = operator.call


class DirectCode(CodeGenerator):
    """Calls get the arguments that the template gives; the environment's ``written`` escapes a value."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Leave out the variables of loops and blocks, which only ``Context.call`` reads."""
        kept = frame.loop_frame, frame.block_frame
        frame.loop_frame = frame.block_frame = False
        super().visit_Call(node, frame, forward_caller=forward_caller)
        frame.loop_frame, frame.block_frame = kept

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.written(")


def written(value: object) -> str:
    """A value as it stands in HTML, as ``markupsafe.escape`` makes it."""
    kind = type(value)
    if kind is Markup or (kind is str and not _SPECIAL(value)):  # type: ignore[call-overload]
        return value  # type: ignore[return-value]
    return escape(value)
