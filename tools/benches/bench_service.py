"""How fast the service answers, whether its memory stays, and what a fault does to it; writes reports/service.md.

python tools/benches/bench_service.py ARTICLE           an article as text; needs wrk, and Chromium for the page
python tools/benches/bench_service.py ARTICLE --short   a tenth of the requests, nothing is written

Each figure is of a service that was started for it, with the defaults. Milliseconds of processor are those of the workers,
which other work on the machine does not stretch as it does the time that a client waits.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Self

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "reports" / "service.md"
CLIENTS = (1, 8, 32)
TICKS = os.sysconf("SC_CLK_TCK")
HEAD = """# The service under load

`numcheck serve` with its defaults ({workers} workers) on a machine of {cores} processors, asked for `/v1/check` of an article of
{words:,} words with {figures} figures. The machine had other work at the time (a load of {load:.0f}): the milliseconds of
processor are what a request costs, the others what a client waited. Written by `tools/benches/bench_service.py`.
"""


class Told(list[str]):
    """Lines that are printed as they come."""

    def __iadd__(self, lines: Iterable[str]) -> Self:  # type: ignore[override, misc]
        for line in lines:
            print(line, flush=True)
            self.append(line)
        return self


class Running:
    """A service that runs, and its processes."""

    def __init__(self, port: int, process: subprocess.Popen[bytes]) -> None:
        self.port = port
        self.process = process

    @property
    def workers(self) -> list[int]:
        """The process ids of its workers."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return sorted(int(pid) for task in tasks for pid in task.read_text().split())

    def memory(self) -> float:
        """MB that the service and its workers hold."""
        pages = (int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in (self.process.pid, *self.workers))
        return sum(pages) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def processor(self) -> float:
        """Seconds of processor that its workers have taken."""
        fields = (Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in self.workers)
        return sum(int(f[11]) + int(f[12]) for f in fields) / TICKS

    def ask(self, body: bytes, timeout: float = 120) -> int:
        """The status of a check."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("POST", "/v1/check", body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            response.read()
            return response.status
        finally:
            connection.close()


@contextmanager
def service(*flags: str) -> Iterator[Running]:
    """A service on a free port, ended afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "numcheck", "serve", "--port", str(port), *flags]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=ROOT)
    running = Running(port, process)
    try:
        while True:
            try:
                running.ask(b"{}")
                break
            except OSError:
                time.sleep(0.2)
        yield running
    finally:
        process.terminate()
        process.wait()


def under_load(running: Running, body: bytes, clients: int, seconds: int) -> str:
    """A row: what wrk says of so many clients in so many seconds."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "body.json").write_bytes(body)
        script = Path(folder, "post.lua")
        script.write_text(
            f'local f = io.open("{folder}/body.json", "rb")\nwrk.method = "POST"\nwrk.body = f:read("*a")\n'
            'wrk.headers["Content-Type"] = "application/json"\n',
            encoding="utf-8",
        )
        before = running.processor()
        command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "60s", "--latency", "-s", str(script)]
        said = subprocess.run(
            [*command, f"http://127.0.0.1:{running.port}/v1/check"], capture_output=True, text=True, check=True
        ).stdout
    spent = running.processor() - before
    done = int(re.search(r"(\d+) requests in", said)[1])  # type: ignore[index]
    failed = (
        sum(map(int, re.findall(r"Non-2xx or 3xx responses: (\d+)|timeout (\d+)", said)[0])) if "Non-2xx" in said else 0
    )
    shares = dict(re.findall(r"(50|99)%\s+(\S+)", said))
    cells = (
        clients,
        f"{done / seconds:.1f}",
        in_ms(shares["50"]),
        in_ms(shares["99"]),
        f"{spent / done * 1000:.0f}",
        failed,
    )
    return "| " + " | ".join(map(str, cells)) + " |"


def in_ms(written: str) -> str:
    """``1.20s``, ``20.15ms`` and ``900.00us`` in milliseconds."""
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s|m)", written).groups()  # type: ignore[union-attr]
    return f"{float(number) * {'us': 0.001, 'ms': 1, 's': 1000, 'm': 60_000}[unit]:.0f}"


def over_time(running: Running, body: bytes, requests: int) -> list[tuple[int, float]]:
    """(Requests, MB) ten times on the way to so many requests by four clients."""
    step = requests // 10
    found = [(0, running.memory())]
    for done in range(step, requests + 1, step):
        threads = [threading.Thread(target=lambda: [running.ask(body) for _ in range(step // 4)]) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        found.append((done, running.memory()))
    return found


def seconds_of(work: Callable[[], object]) -> tuple[float, object]:
    """How long ``work`` takes, and what it gives."""
    start = time.perf_counter()
    made = work()
    return time.perf_counter() - start, made


def killed_worker(body: bytes) -> str:
    """A row: one of two workers is killed while four clients ask."""
    with service("--workers", "2") as running:
        statuses: list[int] = []
        threads = [
            threading.Thread(target=lambda: statuses.extend(running.ask(body) for _ in range(25))) for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        time.sleep(0.5)
        before = running.workers
        os.kill(before[0], signal.SIGKILL)
        start = time.perf_counter()
        while len([pid for pid in running.workers if pid != before[0]]) < 2:
            time.sleep(0.01)
        again = time.perf_counter() - start
        for thread in threads:
            thread.join()
    good = sum(status == 200 for status in statuses)
    return f"| a worker killed under 4 clients | {good} of {len(statuses)} requests answered, another worker started after {again:.2f} s |"


def large_body(body: bytes) -> str:
    """A row: 200 MB are sent."""
    with service() as running:
        before = running.memory()
        took, status = seconds_of(lambda: running.ask(b" " * (200 << 20)))
        grown = max(running.memory() - before, 0)
        good = running.ask(body)
    return (
        f"| a body of 200 MB | {status} after {took:.1f} s, {grown:.0f} MB more in memory; the next request: {good} |"
    )


def slow_clients(body: bytes) -> str:
    """A row: 100 clients send a byte and wait, while another asks."""
    head = (
        b"POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n"
    )
    with service() as running:
        clients = [socket.create_connection(("127.0.0.1", running.port)) for _ in range(100)]
        for i, client in enumerate(clients):
            client.sendall(head + b"{" if i % 2 else head[:20])
        took, status = seconds_of(lambda: running.ask(body))
        first = [client for i, client in enumerate(clients) if not i % 2]
        waited, _ = seconds_of(lambda: [client.recv(1) for client in first])
        for client in clients:
            client.close()
    return f"| 100 slow clients | another is answered ({status}) in {took * 1000:.0f} ms; half a head is cut off after {waited:.0f} s |"


def open_connections(body: bytes) -> str:
    """A row: 1,000 connections are open, while another asks."""
    with service() as running:
        before = running.memory()
        clients = [socket.create_connection(("127.0.0.1", running.port)) for _ in range(1000)]
        took, status = seconds_of(lambda: running.ask(body))
        grown = max(running.memory() - before, 0)
        for client in clients:
            client.close()
    return f"| 1,000 open connections | another is answered ({status}) in {took * 1000:.0f} ms; {grown:.0f} MB more in memory |"


def page(article: str) -> str:
    """A sentence: how long after the last key the marks stand on the page."""
    try:
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service
    except ImportError:
        return "Without selenium the page is not measured."
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(flag)
    with service() as running:
        driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        driver.get(f"http://127.0.0.1:{running.port}")
        driver.set_script_timeout(120)
        times = driver.execute_async_script(
            """
            const done = arguments[arguments.length - 1], t = document.getElementById('text'), times = [];
            const once = (words) => new Promise(next => {
              const start = performance.now(), replaced = 'numcheck:replaced';
              const shown = () => requestAnimationFrame(() => next(performance.now() - start));
              document.addEventListener(replaced, shown, {once: true});
              t.value += words;
              t.dispatchEvent(new InputEvent('input', {bubbles: true}));
            });
            (async () => {
              await once(arguments[0]);
              for (let i = 0; i < 25; i++) times.push(await once(' And 7 km.'));
              done(times);
            })();
            """,
            article,
        )
        driver.quit()
    times = sorted(times)
    return (
        f"On the page the marks stand {median(times):.0f} ms after the last key (median of {len(times)}; the fastest "
        f"{times[0]:.0f}, the slowest {times[-1]:.0f}), of which 40 ms are a pause; the load was {os.getloadavg()[0]:.0f}."
    )


def main() -> None:
    """Measure, and write the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", type=Path)
    parser.add_argument("--short", action="store_true")
    args = parser.parse_args()
    article = args.article.read_text(encoding="utf-8")
    body = json.dumps({"draft": {"text": article}}).encode()
    sys.path.insert(0, str(ROOT))
    import numcheck
    from numcheck.web.limits import RequestLimits

    figures = len(numcheck.extract(article))
    load = os.getloadavg()[0]
    lines = Told()
    lines += [
        HEAD.format(
            workers=RequestLimits().workers,
            cores=os.cpu_count(),
            words=len(article.split()),
            figures=figures,
            load=load,
        ),
        "## Clients that ask without a pause\n",
        "| clients | requests a second | median ms | 99th of a hundred, ms | ms of processor a request | failed |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    with service() as running:
        under_load(running, body, 4, 3)
        for clients in CLIENTS:
            lines += [under_load(running, body, clients, 5 if args.short else 20)]
    requests = 1000 if args.short else 10_000
    with service() as running:
        found = over_time(running, body, requests)
    lines += [
        f"\n## Memory over {requests:,} requests\n",
        "MB that the service and its workers hold, all together:\n",
        "| requests | " + " | ".join(f"{done:,}" for done, _ in found) + " |",
        "|---|" + "---:|" * len(found),
        "| MB | " + " | ".join(f"{size:.0f}" for _, size in found) + " |",
        "\n## Faults\n",
        "| what happens | what it does |",
        "|---|---|",
    ]
    for fault in (killed_worker, large_body, slow_clients, open_connections):
        lines += [fault(body)]
    lines += ["\n## The page\n", page(article)]
    text = "\n".join(lines) + "\n"
    if not args.short:
        REPORT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
