"""The house as drawn: who may import whom, no file everyone edits, the top level fixed."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "initiatives"
FIXED = {"README.md", "manage.py", "requirements.txt", "seeds", "cms", "initiatives", "tests"}
#: What each part may import from `initiatives`; a part may always import itself.
MAY_IMPORT = {
    "extraction": set(),
    "models": {"extraction.edtf"},
    "templatetags": {"models", "extraction.edtf"},
    "search": {"models"},
    "filters": {"models", "search"},
    "sources": {"models"},
    "publication": {"models"},
    "review": {"models", "extraction", "publication"},
    "open_data": {"models", "search", "filters", "publication.redaction"},
    "public": {"models", "search", "filters", "open_data", "templatetags"},
    "api": {"models", "search", "filters", "open_data"},
    "admin": {"models", "sources", "review", "publication", "tasks", "templatetags"},
    "tasks": {"models", "sources", "review", "publication"},
    "sample": {"models", "publication", "review", "sources"},
    "benchmark": {"models", "extraction", "sources", "review", "publication", "search", "filters", "api", "sample"},
    "management": {
        "models",
        "sources",
        "review",
        "publication",
        "tasks",
        "extraction",
        "admin",
        "search",
        "filters",
        "open_data",
        "sample",
        "benchmark",
    },
}


def python_files() -> list[Path]:
    return sorted(
        path for path in HOUSE.rglob("*.py") if "migrations" not in path.parts and "data" not in path.relative_to(HOUSE).parts[:1]
    )


def part_of(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """Dotted names this file imports; relative imports as they are, so that they stand out."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or ""))
    return found


def allowed(part: str, module: str) -> bool:
    """Whether a file of `part` may import `initiatives.<module>`."""
    own = module.split(".")[0]
    permitted = MAY_IMPORT[part]
    return own == part or own in permitted or any(module == name or module.startswith(f"{name}.") for name in permitted)


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_imports_keep_to_the_table(path):
    part = part_of(path)
    if part in ("__init__", "apps"):
        return
    assert part in MAY_IMPORT, f"{part} is not in the table of the house"
    ours = {name.removeprefix("initiatives.") for name in imports_of(path) if name.startswith("initiatives.")}
    wrong = sorted(module for module in ours if not allowed(part, module))
    assert not wrong, f"{path.relative_to(ROOT)} imports {wrong}"


@pytest.mark.parametrize("path", sorted((HOUSE / "extraction").rglob("*.py")), ids=lambda path: path.stem)
def test_extraction_is_pure(path):
    outside = {"django", "rest_framework", "sqlite3", "psycopg", "time", "random", "requests", "urllib", "socket"}
    roots = {name.split(".")[0] for name in imports_of(path)}
    assert not roots & outside
    source = path.read_text(encoding="utf-8")
    assert ".now(" not in source and ".today(" not in source


def test_models_have_one_door():
    for path in [*python_files(), *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "cms").rglob("*.py"))]:
        if part_of(path) == "models" if HOUSE in path.parents else False:
            continue
        inner = {name for name in imports_of(path) if name.startswith("initiatives.models.")}
        assert inner <= {"initiatives.models.search_index", "initiatives.models.choices"}, f"{path} goes round the door: {inner}"


def test_no_relative_or_star_imports():
    for path in python_files():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path}: relative import"
                assert all(alias.name != "*" for alias in node.names), f"{path}: star import"


def test_modules_and_functions_stay_small():
    for path in [*python_files(), *sorted((ROOT / "cms").rglob("*.py"))]:
        source = path.read_text(encoding="utf-8")
        assert source.count("\n") <= 300, f"{path.relative_to(ROOT)} has {source.count(chr(10))} lines"
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                size = node.end_lineno - node.lineno + 1
                assert size <= 60, f"{path.relative_to(ROOT)}: {node.name} has {size} lines"


def test_no_signals_for_our_own_flow():
    for path in python_files():
        assert "django.db.models.signals" not in imports_of(path), path


def test_top_level_is_fixed():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode or not listed.stdout:
        pytest.skip("not a git checkout: what belongs to the project cannot be told from what a run left")
    top = {name.split("/")[0] for name in listed.stdout.splitlines() if not name.startswith(".")}
    assert top == FIXED
