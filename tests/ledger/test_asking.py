"""Short questions, past SQLAlchemy: as safe as any other."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from holdover.ledger.asking import AsOneText, InHex, Statement, lists, one_of
from holdover.ledger.database import Database
from holdover.ledger.failures import LedgerError

SUM = Statement(sa.select(sa.bindparam("one", type_=sa.Integer) + sa.bindparam("two", type_=sa.Integer) + 3))


def test_values_are_given_by_name_beside_those_written_in_the_query(place: str) -> None:
    database = Database(place, create=True)
    assert database.ask(SUM, one=1, two=2) == [(6,)]
    database.close()


def test_digests_of_rows_come_as_one_text(place: str) -> None:
    digests = sa.union_all(
        *(sa.select(sa.literal(each, sa.LargeBinary).label("digest")) for each in (b"\x0a\xff", b"\x01"))
    ).subquery()
    database = Database(place, create=True)
    assert database.ask(Statement(sa.select(AsOneText(InHex(digests.c.digest))))) == [("0aff 01",)]
    database.close()


def test_any_number_of_threads_ask_at_once(place: str) -> None:
    database = Database(place, create=True)
    with ThreadPoolExecutor(8) as threads:
        told = threads.map(lambda one: database.ask(SUM, one=one, two=2), range(200))
        assert list(told) == [[(one + 5,)] for one in range(200)]
    database.close()


def test_an_answer_is_of_what_was_recorded_until_then(place: str) -> None:
    database = Database(place, create=True)
    count = Statement(sa.select(sa.func.count()).select_from(sa.table("told")))
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE told (word text)")
    assert database.ask(count) == [(0,)]
    with database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO told VALUES ('new')")
    assert database.ask(count) == [(1,)]
    database.close()


def test_what_the_database_refuses_is_told_plainly_and_the_next_question_is_answered(place: str) -> None:
    database = Database(place, create=True)
    with pytest.raises(sa.exc.DBAPIError, match="missing"):
        database.ask(Statement(sa.select(sa.column("word")).select_from(sa.table("missing"))))
    assert database.ask(SUM, one=1, two=2) == [(6,)]
    database.close()


def test_several_questions_are_answered_as_of_one_moment(place: str) -> None:
    database = Database(place, create=True)
    count = Statement(sa.select(sa.func.count()).select_from(sa.table("told")))
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE told (word text)")
    with database.asking() as ask:
        assert ask(count) == [(0,)]
        with database.writing() as connection:
            connection.exec_driver_sql("INSERT INTO told VALUES ('new')")
        assert ask(count) == [(0,)]
    assert database.ask(count) == [(1,)]
    database.close()


@pytest.mark.parametrize("number", [1, 2, 3, 513, 1_100])
def test_a_list_of_any_length_is_asked_about_in_parts(place: str, number: int) -> None:
    database = Database(place, create=True)
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE told (word text)")
        connection.execute(
            sa.text("INSERT INTO told VALUES (:word)"), [{"word": str(n)} for n in range(1_200)]
        )
    word = sa.Column("word", sa.Text)
    told = sa.table("told", word)
    wanted = [str(each) for each in range(number)]
    found = [
        text
        for length, values in lists("w", wanted)
        for (text,) in database.ask(
            Statement(sa.select(word).select_from(told).where(one_of(word, "w", length))), **values
        )
    ]
    assert sorted(found) == sorted(wanted)
    database.close()


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_a_server_may_end_a_connection_that_lay_idle(place: str) -> None:
    database = Database(place, create=True)
    own = Statement(sa.select(sa.func.pg_backend_pid()))
    ((ended,),) = database.ask(own)
    with database.writing() as connection:
        connection.execute(sa.select(sa.func.pg_terminate_backend(ended)))
    ((other,),) = database.ask(own)
    assert other != ended
    database.close()


def test_a_damaged_record_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    database = Database(path, create=True)
    database.close()
    path.write_bytes(b"no database at all" * 500)
    with pytest.raises(LedgerError, match="not a record"):
        database.ask(Statement(sa.select(sa.column("row")).select_from(sa.table("claim"))))
    database.close()
