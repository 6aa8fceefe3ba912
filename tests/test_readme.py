"""The README's commands are the ones that are run and tested."""

import re
from pathlib import Path

from click.testing import CliRunner

from kg.cli import cli

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
TEST_COMMAND = "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt -e '.[test]' && .venv/bin/pytest"


GROUPS = {"neo4j"}  # commands with commands of their own


def test_ci_runs_the_readmes_test_command_to_the_letter() -> None:
    assert TEST_COMMAND in README.splitlines()
    assert TEST_COMMAND in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


def test_every_command_of_the_readme_exists() -> None:
    """Each `kg COMMAND` and each of its long options in the README's shell blocks is in that command's help."""
    runner = CliRunner()
    blocks = re.findall(r"```(?:console|sh|bash)\n(.*?)```", README, re.S)
    calls = re.findall(r"(?:^|[$;&|] |/)kg ([a-z0-9]+)([^\n|>]*)", "\n".join(blocks), re.M)
    assert calls
    for name, rest in calls:
        within = rest.split()[:1] if name in GROUPS else []
        shown = runner.invoke(cli, [name, *within, "--help"])
        assert shown.exit_code == 0, name
        for option in re.findall(r"--[a-z-]+", rest):
            assert option in shown.output, f"kg {name} {option}"


def test_every_command_is_in_the_readme() -> None:
    assert [name for name in sorted(cli.commands) if f"kg {name}" not in README] == []


def test_local_links_of_the_readme_lead_somewhere() -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
