"""How fast the public pages may be read from one place (`hellowork.web.pace`, ADR 0017)."""

import ipaddress

from hellowork.settings.mode import IN_TEST, env

# The pages that are counted, by the namespace of their addresses.
PACED_NAMESPACES = frozenset({"jobs"})
# Pages a minute of one address of the network, for as long as it likes; 0 counts nothing. Tests ask for more.
PAGES_A_MINUTE = 0 if IN_TEST else env.int("PAGES_A_MINUTE", 120)
# So many minutes' worth may come at once. A signed-in person has a pace of their own, whatever the address; our own
# offices, where a row of seats shares one, have one for all of them.
PACE_BURST_MINUTES = 2
PACE_TIMES_PERSON, PACE_TIMES_OFFICE = 2, 20
OFFICE_NETWORKS = env.list("OFFICE_NETWORKS", [], subcast=ipaddress.ip_network)
