"""Reads the command of `./run`; the help for people is in `bootstrap`."""

import argparse
import sys

from hellowork.embedded.bench import bench
from hellowork.embedded.check import check
from hellowork.embedded.commands import LaunchError
from hellowork.embedded.reset import reset
from hellowork.embedded.serve import serve
from hellowork.embedded.testing import browser_test, test

_LARGEST_PORT = 65_535


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code; no command, or only options, means `serve`."""
    if not arguments or arguments[0].startswith("-"):
        arguments = ["serve", *arguments]
    command, *rest = arguments
    if rest[:1] == ["--"]:
        rest = rest[1:]
    try:
        # What follows these is pytest's.
        if command == "test":
            return test(rest)
        if command == "browser-test":
            return browser_test(rest)
        return _run(*_parser().parse_known_args([command, *rest]))
    except LaunchError as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run", epilog="./run help says more.")
    commands = parser.add_subparsers(dest="command", metavar="serve|test|browser-test|check|bench|reset|help")
    serving = commands.add_parser("serve")
    serving.add_argument("--host", default="127.0.0.1")
    serving.add_argument("--port", type=port_number)
    benchmark = commands.add_parser("bench")
    benchmark.add_argument("name")
    benchmark.add_argument("--rows", type=int, default=10_000)
    commands.add_parser("reset").add_argument("--yes", action="store_true")
    for name in ("check", "test", "browser-test"):
        commands.add_parser(name)
    return parser


def port_number(text: str) -> int:
    if not 0 <= int(text) <= _LARGEST_PORT:
        raise argparse.ArgumentTypeError(f"a port is a number up to {_LARGEST_PORT}")
    return int(text)


def _run(given: argparse.Namespace, others: list[str]) -> int:
    if given.command == "bench":
        return bench(given.name, given.rows, others)
    if others:
        _parser().error(f"unknown: {' '.join(others)}")
    if given.command == "check":
        return check()
    if given.command == "reset":
        return reset(asked=given.yes)
    return serve(given.host, given.port)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
