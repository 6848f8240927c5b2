"""What `./run bench NAME` runs: figures over the real server, on data made once by a seed."""
