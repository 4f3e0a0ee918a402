"""Everything that is measured, in order; called by `python3 tests/bench`."""

import argparse
import asyncio
import datetime
from pathlib import Path

import crowd
import page as pages
import printed
import served
import stored
from results import Figure, written

RESULTS = Path(__file__).with_name("RESULTS.md")
TIMES = 50
SESSIONS = 20  # opened to weigh one


def main() -> None:
    options = _options()
    figures = [*_alone(), *_learner(), *_one_person(), *_many(options)]
    text = written(figures, datetime.date.today().isoformat())
    print(text)
    RESULTS.write_text(text, "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 tests/bench", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10, help="how long memory is watched")
    parser.add_argument("--clients", type=int, default=150, help="how many people click at once")
    parser.add_argument("--seconds", type=float, default=60, help="for how long they do")
    return parser.parse_args()


def _alone() -> list[Figure]:
    exported, weights = served.exporting(5)
    set_in, sizes = printed.pages(TIMES)
    return [
        Figure("import and load the atlas", "s", tuple(served.loading(5)), "median", 1.5),
        Figure("`python3 dashboard`, a second start", "s", tuple(served.starting(5)), "median", 3),
        Figure("twelve findings worked out", "ms", tuple(served.explaining(TIMES)), "median", 20),
        Figure("the deck for Anki made, pictures and all", "s", tuple(exported), "median", 2),
        Figure("the deck for Anki", "kB", tuple(weights), "median", 2000),
        Figure("a page to take home, from the order to the PDF", "ms", tuple(set_in), "p95", 300),
        Figure("a page to take home", "kB", tuple(sizes), "median", 400),
    ]


def _learner() -> list[Figure]:
    took = stored.learning(TIMES)
    return [
        Figure("next question with 10,000 reviews stored", "ms", took["next"], "p95", 50),
        Figure("an answer kept with 10,000 reviews stored", "ms", took["answer"], "p95", 50),
        Figure("progress worked out from 10,000 reviews", "ms", took["progress"], "median", 200),
    ]


def _one_person() -> list[Figure]:
    with served.serving() as server, pages.browser() as chromium:
        pages.first_loads(chromium, server.url, 1)  # the server's own first time
        seconds, ours, streamlits = pages.first_loads(chromium, server.url, 5)
        page = chromium.new_page(viewport={"width": 1440, "height": 900})
        page.goto(server.url)
        page.wait_for_selector(".picture[data-ready=whole]")
        pointed = pages.pointing(page, TIMES)
        answered, down, up = pages.picking(page, TIMES)
        pages.with_all_layers(page)
        layered = pages.pointing(page, TIMES)
        page.close()
        opened = pages.opening_the_limb(chromium, server.url, 5)
        rates, sizes = pages.turning_the_limb(chromium, server.url, 5)
    return [
        Figure("first load, nothing cached, until an area can be picked", "s", tuple(seconds)),
        Figure("first load, ours", "kB", tuple(ours), "median", 700),
        Figure("first load, Streamlit's", "kB", tuple(streamlits)),
        Figure("pointing until the light is painted", "ms", tuple(pointed), "p95", 16.7),
        Figure("pointing with every layer on", "ms", tuple(layered), "p95", 16.7),
        Figure("a pick until the answer is painted", "ms", tuple(answered), "median", 60),
        Figure("a pick, down", "kB", tuple(down), "median", 15),
        Figure("a pick, up", "kB", tuple(up), "median", 1),
        Figure("the limb in 3D, from the press until it is drawn", "s", tuple(opened), "median", 3),
        Figure("the limb in 3D, one frame while it is dragged", "ms", _frames(rates), "median", 100),
        Figure("the limb in 3D, all that a pick sends", "kB", tuple(sizes), "median", 100),
    ]


def _frames(rates: list[float]) -> tuple[float, ...]:
    """Milliseconds of a frame, from frames a second."""
    return tuple(1000 / max(rate, 0.1) for rate in rates)


def _many(options: argparse.Namespace) -> list[Figure]:
    with served.serving() as server:
        return asyncio.run(_crowd(server, options))


async def _crowd(server: served.Server, options: argparse.Namespace) -> list[Figure]:
    await crowd.closed(await crowd.opened(server.port, 1))
    before = server.megabytes()
    clients = await crowd.opened(server.port, SESSIONS)
    after = server.megabytes()
    each = [] if before is None else [(after - before) / SESSIONS]
    weights = await _watched(server, clients, options.minutes)
    clients += await crowd.opened(server.port, max(0, options.clients - SESSIONS))
    reruns = await crowd.clicking(clients[: options.clients], options.seconds)
    await crowd.closed(clients)
    figures = [
        Figure(
            f"a rerun with {options.clients} people clicking every 2 s", "ms",
            tuple(1000 * second for second in reruns), "p95", 200,
        )
    ]  # fmt: skip
    if each:
        figures.append(Figure("memory of an open session", "MB", tuple(each)))
    if weights:
        grown = weights[-1] - weights[len(weights) // 3]
        name = f"memory grown in {options.minutes:g} minutes of picks"
        figures.append(Figure(name, "MB", (grown,), "median", 5))
    return figures


async def _watched(server: served.Server, clients: list, minutes: float) -> list[float]:
    """The server's memory while people pick, ten times as it goes; the first third is warming up."""
    weights = []
    for _ in range(10):
        await crowd.clicking(clients, minutes * 6)
        if (weight := server.megabytes()) is not None:
            weights.append(weight)
    return weights


if __name__ == "__main__":
    main()
