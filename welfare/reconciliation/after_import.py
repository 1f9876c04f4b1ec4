"""Once a statement is in, lines whose memo carries a code without doubt are matched."""

from welfare.statements.models.statement import Statement

from .auto_match import match_statement


def after_import(statement: Statement, *, by) -> None:
    match_statement(statement, by=by)
