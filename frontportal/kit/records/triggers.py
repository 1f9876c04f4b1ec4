"""Migrations in few words: what the database holds by triggers, and by constraints that Django has no word for."""

from django.db.migrations import RunSQL


def guard(name: str, body: str, *triggers: str) -> RunSQL:
    """A trigger function `name` and what fires it: each trigger is "NAME BEFORE UPDATE ON TABLE [WHEN …]".

    A body that needs variables starts with DECLARE and has its own BEGIN. A trigger that says DEFERRABLE asks at the end of
    the transaction. Arguments are given as in SQL: "… EXECUTE FUNCTION NAME('argument')". Backwards all of it is dropped.
    """
    begin = "" if body.lstrip().startswith("DECLARE") else "\nBEGIN"
    forward = [f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${begin}{body}END $$;"]
    backward = []
    for trigger in triggers:
        event, _, call = trigger.partition(" EXECUTE FUNCTION ")
        clause, _, when = event.partition(" WHEN ")
        kind = "CONSTRAINT TRIGGER" if " DEFERRABLE" in clause else "TRIGGER"
        row = "" if "FOR EACH STATEMENT" in clause else " FOR EACH ROW"
        condition = f" WHEN ({when})" if when else ""
        forward.append(f"CREATE {kind} {clause}{row}{condition} EXECUTE FUNCTION {call or f'{name}()'};")
        words = clause.split()
        backward.append(f"DROP TRIGGER {words[0]} ON {words[words.index('ON') + 1]};")
    return RunSQL("\n".join(forward), "\n".join([*backward, f"DROP FUNCTION {name}();"]))


def function(signature: str, body: str) -> RunSQL:
    """A function that guards call; `signature` is "NAME(arguments) RETURNS …"."""
    name = signature.partition("(")[0]
    return RunSQL(f"CREATE FUNCTION {signature} AS $${body}$$", f"DROP FUNCTION {name}")


def constraint(table_name: str, name: str, rule: str) -> RunSQL:
    """A constraint that Django has no word for, such as a foreign key of two columns."""
    return RunSQL(
        f"ALTER TABLE {table_name} ADD CONSTRAINT {name} {rule}", f"ALTER TABLE {table_name} DROP CONSTRAINT {name}"
    )


def amended(name: str, piece: str, now: str) -> RunSQL:
    """The trigger function `name` of an earlier migration with a piece of its body exchanged; fails where that does not stand once."""
    step = (
        "DO $do$ DECLARE body text := pg_get_functiondef('{0}()'::regprocedure); BEGIN"
        " IF length(body) - length(replace(body, $p${1}$p$, '')) <> length($p${1}$p$) THEN"
        " RAISE EXCEPTION 'In {0} the piece to exchange does not stand once.'; END IF;"
        " EXECUTE replace(body, $p${1}$p$, $n${2}$n$); END $do$"
    )
    return RunSQL(step.format(name, piece, now), step.format(name, now, piece))
