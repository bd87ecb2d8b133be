"""Values in templates are escaped as markupsafe does it, and nothing in them asks for the context."""

import pytest
from jinja2.exceptions import UndefinedError
from markupsafe import Markup, escape

from paraply.render.compiler import written
from paraply.render.templating import environment


class _Drawn:
    def __html__(self) -> str:
        return "<b>1</b>"


@pytest.mark.parametrize(
    "value",
    ["", "mål & medel", "<script>", "it's", 'a"b', Markup("<b>"), 12, None, _Drawn()],
    ids=lambda value: type(value).__name__,
)
def test_a_value_is_written_as_it_is_escaped(value: object) -> None:
    assert written(value) == escape(value)
    assert environment().from_string("{{ value }}").render(value=value) == escape(value)


def test_nothing_that_templates_call_asks_for_the_context() -> None:
    """It would not get it: calls are made with the arguments of the template alone."""
    asking = [name for name, made in environment().globals.items() if hasattr(made, "jinja_pass_arg")]
    assert asking == []


def test_calls_in_loops_and_macros_get_what_the_template_gives() -> None:
    text = "{% macro m(a, b='<') %}{{ a }}{{ b }}{{ caller() }}{% endmacro %}"
    text += "{% for x in '&a' %}{% call m(x) %}{{ given(x=x) }}{% endcall %}{% endfor %}"
    made = environment().from_string(text).render(given=lambda **values: sorted(values))
    assert made == "&amp;&lt;[&#39;x&#39;]a&lt;[&#39;x&#39;]"


def test_a_name_that_is_not_there_stops_the_page() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nobody }}").render()
