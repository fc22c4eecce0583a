"""Rules of the house that no import contract can see, read off the syntax of our own code."""

import ast
from pathlib import Path

from tests.architecture.sources import dotted, functions, imported, modules, name_of, tree

PLAYGROUND = "bot/playground"
CLOCK = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "datetime.datetime.now",
    "datetime.datetime.utcnow", "datetime.date.today", "time.time", "time.time_ns", "time.localtime", "time.gmtime",
}  # fmt: skip
READS_THE_CLOCK = {
    "bot/clock.py": "the one place",
}
READS_THE_ENVIRONMENT = {
    "bot/settings.py": "the one place",
}
ASKS_THE_DATABASE = ("bot/store", "migrations")
QUERIES = {"select", "update", "delete", "insert", "text"}
LONGEST_FUNCTION = 45
LONGEST_FILE = 300
LONG_FILES = {
    "bot/slack/ids.py": "a list of names that Slack hands back for years, each only once",
    "migrations/versions/0001_the_first_schema.py": "a migration is a list of tables",
    "migrations/versions/0013_agreements_goals_and_growth.py": "a migration is a list of tables",
    "migrations/versions/0014_a_rhythm_that_holds.py": "a migration is a list of tables",
}
LONG_FUNCTIONS = {
    "bot/services/__init__.py": "a list of services",
    "bot/store/work.py": "a list of query modules",
    "migrations/versions/0001_the_first_schema.py": "a migration is a list of tables",
    "migrations/versions/0003_signups.py": "a migration is a list of tables",
}


def calls(path: Path) -> set[str]:
    return {dotted(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)}


def uses(path: Path) -> set[str]:
    return {dotted(node) for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute | ast.Name)}


def stray_services(module: ast.Module) -> list[str]:
    """Each use of a service that is not what `context.run` is told to call, with its line."""
    run_first = {
        id(node.args[0])
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and dotted(node.func) == "context.run" and node.args
    }
    return [
        f"{node.lineno}: {dotted(node)}"
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute)
        and dotted(node).startswith("services.")
        and dotted(node).count(".") == 2
        and id(node) not in run_first
    ]


def test_the_clock_is_read_in_one_module() -> None:
    readers = {name_of(path) for path in modules(without=(PLAYGROUND,)) if (calls(path) | uses(path)) & CLOCK}
    assert readers == set(READS_THE_CLOCK)


def test_the_environment_is_read_in_one_module() -> None:
    readers = {
        name_of(path)
        for path in modules()
        if uses(path) & {"os.environ", "os.getenv", "environ", "getenv"}
        or {"os.environ", "os.getenv"} & set(imported(path))
    }
    assert readers <= set(READS_THE_ENVIRONMENT)


def test_services_are_reached_through_run_only() -> None:
    stray = {name_of(path): stray_services(tree(path)) for path in modules("handlers")}
    assert {name: lines for name, lines in stray.items() if lines} == {}


def test_a_service_called_in_the_event_loop_would_be_noticed() -> None:
    direct = ast.parse("async def of(context, services):\n    return services.goals.of(context.actor)\n")
    assert stray_services(direct) == ["2: services.goals.of"]
    passed_on = ast.parse("async def of(context, services):\n    return await context.run(services.goals.of)\n")
    assert stray_services(passed_on) == []


def test_only_the_store_asks_the_database() -> None:
    askers = {
        name_of(path)
        for path in modules(without=ASKS_THE_DATABASE)
        for name in imported(path)
        if name.startswith("sqlalchemy") and name.rpartition(".")[2] in QUERIES
    }
    tables = {name_of(path) for path in modules("models")}  # `text` is the condition of a partial index there.
    assert askers <= tables
    assert all(calls(path).isdisjoint(QUERIES - {"text"}) for path in modules("models"))


def test_only_the_store_says_sql() -> None:
    speakers = {
        name_of(path) for path in modules(without=ASKS_THE_DATABASE) if "exec_driver_sql" in path.read_text()
    }
    assert speakers == set()


def test_every_module_says_what_lives_in_it() -> None:
    marks = {
        path for path in modules() if path.name == "__init__.py" and not path.read_text(encoding="utf-8").strip()
    }
    silent = {name_of(path) for path in modules() if path not in marks and not ast.get_docstring(tree(path))}
    assert silent == set()


def test_functions_are_short() -> None:
    long = {
        f"{name_of(path)}:{node.name}": length
        for path in modules()
        if name_of(path) not in LONG_FUNCTIONS
        for node in functions(path)
        if (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert long == {}


def test_files_are_short() -> None:
    long = {
        name_of(path) for path in modules() if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
    }
    assert long == set(LONG_FILES)


def test_nothing_is_imported_inside_a_function_but_in_the_command_line() -> None:
    inside = {
        name_of(path)
        for path in modules()
        for node in functions(path)
        for part in ast.walk(node)
        if isinstance(part, ast.Import | ast.ImportFrom)
    }
    assert inside <= {"bot/__main__.py"}


def test_no_module_is_a_drawer_for_everything() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    assert {name_of(path) for path in modules() if path.stem in vague} == set()
