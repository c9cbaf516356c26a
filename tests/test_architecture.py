"""Imports point one way: reading → ledger → register → law → record → faces (docs/architecture.md)."""

import ast
from pathlib import Path

import holdover

SOURCE = Path(holdover.__file__).parent
ORDER = ["reading", "ledger", "register", "law", "exchange", "record", "web", "cli"]
# Reading and the ledger stand side by side: neither knows the other.
APART = {"ledger": {"reading"}, "register": {"reading"}, "law": {"reading", "ledger"}}


def room_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in ORDER else None


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    found |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return {name for name in found if name.split(".")[0] == "holdover"}


def test_no_room_imports_from_a_room_that_comes_after_it() -> None:
    wrong = []
    for path in SOURCE.rglob("*.py"):
        relative = path.relative_to(SOURCE)
        if relative.name in {"__init__.py", "__main__.py"} and len(relative.parts) == 1:
            continue  # the package's front door shows what the rooms offer
        here = relative.parts[0].removesuffix(".py")
        for module in imports_of(path):
            there = room_of(module)
            if there is None or there == here:
                continue
            backwards = here not in ORDER or ORDER.index(there) > ORDER.index(here)
            if backwards or there in APART.get(here, set()):
                wrong.append(f"{relative} imports {module}")
    assert wrong == []
