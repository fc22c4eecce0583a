"""Where `mentorbot demo` keeps a playground, and what the terminal says about it."""

from pathlib import Path

from bot.demo.playground.storage import storage


def test_without_a_database_everything_is_in_a_folder_that_is_gone_afterwards() -> None:
    with storage(None) as place:
        folder = place.log.parent
        assert folder.is_dir()
        assert place.database_url == f"sqlite:///{folder}/playground.db"
        assert place.keeper is None
        assert "only until you stop" in place.words

    assert not folder.exists()


def test_the_simulated_slack_is_kept_beside_the_file_of_its_database() -> None:
    with storage("sqlite:////somewhere/play.db") as place:
        assert place.keeper
        assert place.keeper.path == Path("/somewhere/play.db.slack.jsonl")
        assert str(place.keeper.path) in place.words


def test_for_a_database_on_a_server_the_words_keep_its_password_to_themselves() -> None:
    with storage("postgresql+psycopg://me:secret@here:5432/play") as place:
        assert place.keeper
        assert place.keeper.path.parent == Path("data/playground")
        assert "secret" not in place.words
        assert "secret" in place.database_url


def test_databases_of_the_same_name_on_two_servers_have_two_files() -> None:
    with storage("postgresql+psycopg://here/play") as one, storage("postgresql+psycopg://there/play") as other:
        assert one.keeper
        assert other.keeper
        assert one.keeper.path != other.keeper.path
