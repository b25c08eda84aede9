"""A cluster of Spark on this machine: one master, and workers with an executor each, as processes of their own.

    python tools/spark_cluster.py --workers 2 -- numcheck corpus ledger in.parquet -o out --engine spark --master {master}

runs a command beside such a cluster, ``{master}`` put in for its address, and ends the cluster with it. Needs Java 17.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pyspark

HOST = "127.0.0.1"
_CLASS = str(Path(pyspark.__file__).parent / "bin" / "spark-class")
_PATIENCE = 120  # seconds until a master or a worker must have come up


class Cluster(NamedTuple):
    """The address of a master, and the workers' processes."""

    master: str
    workers: tuple[subprocess.Popen[bytes], ...]

    def executors(self) -> list[int]:
        """The process ids of the executors that the workers have started and that live."""
        parents = {worker.pid for worker in self.workers}
        return [pid for pid, parent, command in _processes() if parent in parents and "Executor" in command]


@contextmanager
def cluster(workers: int = 2, *, cores: int = 1, memory: str = "1g") -> Iterator[Cluster]:
    """A master with so many workers of so many cores; TimeoutError where one does not come up."""
    port = _free_port()
    master = f"spark://{HOST}:{port}"
    python = {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": HOST, "SPARK_NO_DAEMONIZE": "1"}
    started: list[subprocess.Popen[bytes]] = []
    with tempfile.TemporaryDirectory() as folder:

        def start(name: str, *arguments: str) -> Path:
            log = Path(folder, f"{len(started)}.log")
            command = [_CLASS, f"org.apache.spark.deploy.{name}", "--host", HOST, "--webui-port", "0", *arguments]
            with log.open("wb") as out:
                started.append(
                    subprocess.Popen(command, stdout=out, stderr=out, env={**os.environ, **python}, cwd=folder)
                )
            return log

        try:
            _wait(start("master.Master", "--port", str(port)), "I have been elected leader|Starting Spark master")
            logs = [
                start("worker.Worker", "--cores", str(cores), "--memory", memory, "--work-dir", folder, master)
                for _ in range(workers)
            ]
            for log in logs:
                _wait(log, "Successfully registered with master")
            yield Cluster(master, tuple(started[1:]))
        finally:
            for process in reversed(started):
                process.terminate()
            for process in started:
                process.wait()


def _wait(log: Path, words: str) -> None:
    until = time.monotonic() + _PATIENCE
    while not re.search(words, log.read_text(errors="replace")):
        if time.monotonic() > until:
            raise TimeoutError(log.read_text(errors="replace"))
        time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


def _processes() -> Iterator[tuple[int, int, str]]:
    """Process id, that of the parent, and command line of each process here."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                status, command = (entry / "stat").read_text(), (entry / "cmdline").read_text()
            except OSError:
                continue  # it has ended
            yield int(entry.name), int(status.rpartition(")")[2].split()[1]), command


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command beside a cluster; returns its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--memory", default="1g", help="of each worker")
    parser.add_argument("command", nargs="+")
    args = parser.parse_args(arguments)
    with cluster(args.workers, memory=args.memory) as made:
        environment = {**os.environ, "SPARK_LOCAL_IP": HOST, "PYSPARK_PYTHON": sys.executable}
        command = [part.replace("{master}", made.master) for part in args.command]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
