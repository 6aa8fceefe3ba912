"""The command `kg`: what is common to all commands, and how errors leave it."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version

import click

from kg.errors import EvidenceError, KgError

_COMMANDS = {
    "build": "Read documents and write the graph with all exports.",
    "query": "Ask a graph in SPARQL.",
    "show": "Print what is known about a name, with quotes.",
    "explain": "Say which rule and table rows made a fact.",
    "serve": "Serve a graph over HTTP, as a SPARQL endpoint with its pages.",
    "stats": "Count what a graph holds.",
    "validate": "Check a graph against the ontology, the shapes and its quotes.",
    "evaluate": "Score a graph against gold files.",
    "neo4j": "Load a graph into Neo4j.",
}

PROBLEMS, BAD_INPUT, INTERRUPTED, BROKEN_PIPE = 1, 2, 130, 141


class _Commands(click.Group):
    """The commands by name; a command's module is loaded when it is called, so that `--help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"kg.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"kg {version('kg')}")
        ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version, help="Print the version."
)
def cli() -> None:
    """Knowledge graphs with exact evidence from Chinese city news.

    Reads newspaper pages, notices and press releases, and writes a graph of entities, figures, relations and
    events in which every fact carries its exact words. Offline, and the same bytes at every run.

    \b
    Examples:
      kg build seeds -o exports
      kg show 武汉市
      kg query --list
      kg query "SELECT ?name { ?p a kg:Platform ; rdfs:label ?name }"

    Exit status: 0 all well, 1 problems found, 2 bad input or usage.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status; every expected error is one line on stderr."""
    try:
        status = cli.main(arguments if arguments is None else list(arguments), "kg", standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        return _fail("interrupted", INTERRUPTED)
    except BrokenPipeError:
        # What is still buffered must not raise again when the interpreter closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except click.ClickException as error:
        return _fail(_usage(error), BAD_INPUT)
    except EvidenceError as error:
        return _fail(str(error), PROBLEMS)
    except (KgError, OSError) as error:
        return _fail(str(error), BAD_INPUT)
    return status if isinstance(status, int) else 0


def _usage(error: click.ClickException) -> str:
    message = error.format_message()
    context = getattr(error, "ctx", None)
    return f"{message} Try '{context.command_path} --help'." if context else message


def _fail(message: str, status: int) -> int:
    click.echo(f"kg: {' '.join(message.split())}", err=True)
    return status


def main() -> None:
    """The entry point of the command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run())
