"""What docs/operations.md lets an operator set reaches the containers, with the same default as in the settings."""

import re

import pytest
import yaml

from tests.embedded.house import ROOT

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
TABLE = (ROOT / "docs/operations.md").read_text().split("## What an operator sets")[1].split("##")[0]
NAMES = re.findall(
    r"`([A-Z][A-Z0-9_]+)`", "".join(line.split("|")[1] for line in TABLE.splitlines() if "|" in line)
)
SETTINGS = "".join(file.read_text() for file in sorted((ROOT / "hellowork/settings").glob("*.py")))


@pytest.mark.parametrize("name", NAMES)
def test_it_is_passed_on(name):
    assert name in COMPOSE["x-app"]["environment"]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_read_with_the_same_default(name):
    passed = COMPOSE["x-app"]["environment"][name]
    default = re.search(rf'env\.(?:int|bool)\("{name}", ([\w]+)\)', SETTINGS)
    assert f'"{name}"' in SETTINGS
    if default and "${" in passed:
        assert passed == f"${{{name}:-{default[1].replace('_', '').lower()}}}"


@pytest.mark.parametrize("name", ["web", "worker", "beat", "postgres", "redis"])
def test_what_must_run_is_asked_whether_it_does(name):
    assert COMPOSE["services"][name]["healthcheck"]["test"]
