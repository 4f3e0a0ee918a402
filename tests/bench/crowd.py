"""Many people at once: light clients that speak to the real page as a browser does, without drawing it."""

import asyncio
import csv
import json
import time
from dataclasses import dataclass, field
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

TABLE = Path(__file__).resolve().parents[2] / "data" / "areas.csv"
with TABLE.open(encoding="utf-8", newline="") as table:
    AREAS = [row["area"] for row in csv.DictReader(table) if row["midline"] != "yes"]


@dataclass
class Client:
    """One person with one session."""

    port: int
    number: int
    wire: object = None
    line: tuple | None = None  # for what is fetched; kept open, as a browser does
    picture: str = ""  # the id of the picture's component
    session: str = ""
    seconds: list[float] = field(default_factory=list)

    async def open(self) -> None:
        address = f"ws://localhost:{self.port}/_stcore/stream"
        self.wire = await websockets.connect(address, subprotocols=["streamlit"], max_size=None)
        await self._rerun(BackMsg())

    async def pick(self, turn: int) -> None:
        """Pick one place, another each turn; the time until the answer is complete is kept."""
        area = AREAS[(7 * self.number + turn) % len(AREAS)]
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        sent = {"ids": [f"right:{area}"], "session": self.session, "revision": 0}
        state.id, state.json_value = self.picture, json.dumps({"picks": sent})
        began = time.perf_counter()
        await asyncio.gather(self._rerun(message), self._fetch(f"right:{area}"))
        self.seconds.append(time.perf_counter() - began)

    async def _fetch(self, pick: str) -> None:
        """What is said of a pick, as the page fetches it beside the run of the screen."""
        if self.line is None or self.line[0].at_eof():  # the server ends what is idle for long
            self.line = await asyncio.open_connection("localhost", self.port)
        reader, writer = self.line
        writer.write(f"GET /atlas/answer/plain.json?at={pick} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        assert head.startswith(b"http/1.1 200"), head
        await reader.readexactly(int(head.partition(b"content-length:")[2].split(b"\r\n")[0]))

    async def _rerun(self, message: BackMsg) -> None:
        message.rerun_script.query_string = ""
        await self.wire.send(message.SerializeToString())
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(await self.wire.recv())
            kind = answer.WhichOneof("type")
            if kind == "script_finished":
                return
            if kind == "delta" and not self.picture:
                self._notice(answer.delta.new_element.bidi_component)

    def _notice(self, component) -> None:
        if "picture" in component.component_name:
            self.picture = component.id
            self.session = json.loads(component.json)[0]["session"]

    async def close(self) -> None:
        await self.wire.close()
        if self.line:
            self.line[1].close()


async def opened(port: int, count: int) -> list[Client]:
    clients = [Client(port, number) for number in range(count)]
    for client in clients:
        await client.open()
    return clients


async def clicking(clients: list[Client], seconds: float, every: float = 2.0) -> list[float]:
    """All clients pick every two seconds, each at a moment of its own; seconds of every rerun."""

    async def go(place: int, client: Client) -> None:
        await asyncio.sleep(every * place / len(clients))
        end, turn = time.perf_counter() + seconds, 0
        while time.perf_counter() < end:
            began = time.perf_counter()
            await client.pick(turn)
            turn += 1
            await asyncio.sleep(max(0.0, every - (time.perf_counter() - began)))

    for client in clients:
        client.seconds.clear()
    # By place in the list, not by number: who was opened later may have the same number.
    await asyncio.gather(*(go(place, client) for place, client in enumerate(clients)))
    return [second for client in clients for second in client.seconds]


async def closed(clients: list[Client]) -> None:
    await asyncio.gather(*(client.close() for client in clients))
