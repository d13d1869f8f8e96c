"""Insert rows that may be there already: the one place that knows both databases' wording.

Rows go to the driver one by one (``executemany``), so no limit on bound values applies and one
prepared statement serves all of them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import CursorResult, Select, Table, true
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from claimtrack.db.models import Base

Row = Mapping[str, Any]


def insert_new(session: Session, model: type[Base], rows: Sequence[Row]) -> int:
    """Insert those of ``rows`` that break no unique constraint; leave what is stored as it is.

    Args:
        session: A writing session.
        model: The table's class.
        rows: Values by column name, every row with the same names.

    Returns:
        How many rows were inserted.
    """
    if not rows:
        return 0
    statement = _insert(session, model).on_conflict_do_nothing()
    return _run(session, statement, rows)


def upsert(
    session: Session, model: type[Base], rows: Sequence[Row], *, keys: Sequence[str]
) -> None:
    """Insert ``rows``, or where ``keys`` are stored already give that row the other values.

    Objects of these rows that the session has loaded are not refreshed.

    Args:
        session: A writing session.
        model: The table's class.
        rows: Values by column name, every row with the same names.
        keys: Columns of the unique constraint that says what is the same row.
    """
    if not rows:
        return
    statement = _insert(session, model)
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    if changed:
        _run(session, statement.on_conflict_do_update(index_elements=keys, set_=changed), rows)
    else:
        _run(session, statement.on_conflict_do_nothing(index_elements=keys), rows)


def insert_selected(
    session: Session,
    model: type[Base],
    rows: Select[*tuple[Any, ...]],
    *,
    columns: Sequence[str],
    keys: Sequence[str],
) -> None:
    """Insert what ``rows`` selects, or where ``keys`` are stored already update that row.

    Args:
        session: A writing session.
        model: The table's class.
        rows: A query whose columns are those of ``columns``, in their order.
        columns: Names of the columns that get values.
        keys: Columns of the unique constraint that says what is the same row.
    """
    session.flush()
    # Without WHERE, SQLite reads ON of "ON CONFLICT" as that of a join.
    statement = _insert(session, model).from_select(columns, rows.where(true()))
    changed = {name: statement.excluded[name] for name in columns if name not in keys}
    session.connection().execute(statement.on_conflict_do_update(index_elements=keys, set_=changed))


def _insert(session: Session, model: type[Base]) -> sqlite.Insert | postgresql.Insert:
    table = model.__table__
    assert isinstance(table, Table)
    if session.get_bind().dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)


def _run(
    session: Session, statement: sqlite.Insert | postgresql.Insert, rows: Sequence[Row]
) -> int:
    session.flush()  # what the rows refer to may still be pending
    counting = statement.execution_options(preserve_rowcount=True)
    result: CursorResult[Any] = session.connection().execute(counting, [dict(r) for r in rows])
    return max(result.rowcount, 0)
