"""Which databases a process knows by its environment."""

import json
import subprocess
import sys

from tests.embedded.house import ROOT, clean_environment

ASK = """
import json
from hellowork import settings
print(json.dumps({"databases": settings.DATABASES, "search": settings.SEARCH_DATABASES,
                  "networks": [str(each) for each in settings.OFFICE_NETWORKS]}))
"""


def known(**environment: str) -> dict:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=ROOT,
        env=clean_environment() | {"HELLOWORK_MODE": "test"} | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_without_replicas_there_is_the_primary_alone():
    found = known(SEARCH_DATABASE_URLS="", OFFICE_NETWORKS="")
    assert found["databases"].keys() == {"default"}
    assert (found["search"], found["networks"]) == ([], [])


def test_each_replica_is_a_database_that_is_only_read():
    found = known(
        SEARCH_DATABASE_URLS="postgresql://reader:a%2Cb@one:5432/work,postgresql://reader@two/work",
        OFFICE_NETWORKS="192.0.2.0/28,2001:db8::/48",
    )
    assert found["search"] == ["search_1", "search_2"]
    first, second = (found["databases"][name] for name in found["search"])
    assert (first["HOST"], first["PASSWORD"], second["HOST"]) == ("one", "a,b", "two")
    for replica in (first, second):
        assert "default_transaction_read_only=on" in replica["OPTIONS"]["options"]
        assert replica["OPTIONS"]["connect_timeout"] == 2
        assert replica["CONN_HEALTH_CHECKS"]
    assert "read_only" not in found["databases"]["default"]["OPTIONS"]["options"]
    assert found["networks"] == ["192.0.2.0/28", "2001:db8::/48"]
