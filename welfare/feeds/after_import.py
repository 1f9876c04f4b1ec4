"""Once a statement is in, its lines take the place of what a provider told before."""

from welfare.statements.models.statement import Statement

from .provisional.confirmation import confirm_statement


def after_import(statement: Statement, *, by) -> None:
    confirm_statement(statement)
