"""The import rules of docs/architecture.md: data flows one way, and siblings do not know each other."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kg"
GROUND = ("errors", "text", "likeness", "model", "lexicon")
STAGES = ("read", "mention", "extract", "resolve")
TOP = ("parallel", "annotation", "pipeline", "api", "cli", "commands", "__main__", "__init__")
LINES = 300
HEAVY = {"rdflib", "networkx", "rich", "pyvis", "pandas", "pyshacl", "trafilatura", "rustworkx", "jieba", "lxml"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name(path: Path) -> str:
    """`kg/read/lines.py` → `read.lines`, `kg/read/__init__.py` → `read`."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""
            if node.module == "kg":
                yield from (f"kg.{alias.name}" for alias in node.names)


def own_imports(path: Path) -> set[str]:
    """The first part below `kg` of each module of ours that a module imports."""
    found = imports(ast.parse(path.read_text("utf-8")))
    return {module.split(".")[1] for module in found if module.startswith("kg.")}


@pytest.mark.parametrize("path", modules(), ids=name)
def test_a_module_imports_only_what_lies_below_it(path: Path) -> None:
    layer = name(path).split(".")[0]
    used = own_imports(path)
    if layer in TOP:
        return
    if layer in GROUND:
        allowed = set(GROUND[: GROUND.index(layer) + 1])
    elif layer in STAGES:
        allowed = {*GROUND, layer}
    else:
        allowed = {name(p).split(".")[0] for p in modules()} - {*STAGES, *TOP}
    assert used <= allowed, f"{name(path)} imports {sorted(used - allowed)}"


def test_output_modules_do_not_import_each_other_in_circles() -> None:
    """Each output module can be built upon without its users."""
    graph = {
        name(path): {m.removeprefix("kg.") for m in imports(ast.parse(path.read_text("utf-8"))) if m.startswith("kg.")}
        for path in modules()
    }

    def reaches(start: str, goal: str, seen: set[str]) -> bool:
        for step in graph.get(start, set()) - seen:
            seen.add(step)
            if step == goal or reaches(step, goal, seen):
                return True
        return False

    circular = [module for module in graph if reaches(module, module, set())]
    assert not circular


@pytest.mark.parametrize("path", modules(), ids=name)
def test_heavy_libraries_are_imported_where_they_are_used(path: Path) -> None:
    """A module that is loaded for a plain build costs no start-up time for a library that it may not need."""
    tree = ast.parse(path.read_text("utf-8"))
    at_load = {m.split(".")[0] for node in tree.body for m in _loaded(node)}
    assert not at_load & HEAVY


def _loaded(node: ast.stmt) -> Iterator[str]:
    """What the statement imports when its module is loaded, not what a function in it imports when called."""
    return imports(node) if isinstance(node, ast.Import | ast.ImportFrom) else iter(())


def test_the_library_never_prints() -> None:
    """Only the command speaks to a terminal."""
    for path in modules():
        calls = (n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call))
        assert not any(isinstance(c.func, ast.Name) and c.func.id == "print" for c in calls), path


@pytest.mark.parametrize("path", modules(), ids=name)
def test_a_module_can_be_read_in_one_go(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LINES
