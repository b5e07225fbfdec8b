"""A line that breaks on purpose: a TCP proxy of this process before any server, with one fault at a time.

The fault is chosen when a connection is made; ``say`` cuts the connections that stand, as a network that changes does.
"""

import asyncio
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

RST = struct.pack("ii", 1, 0)
"""SO_LINGER that resets a connection instead of closing it."""
CHUNK = 64 * 1024


@dataclass
class Proxy:
    """``fault``: "ok", "latency SECONDS", "reset", "blackhole", "cut BYTES" of the answer, "noreply", "slow BYTES"."""

    target: int
    port: int = 0
    fault: str = "ok"
    made: int = 0
    """Connections so far."""
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    _open: set[asyncio.StreamWriter] = field(default_factory=set)
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def say(self, fault: str, target: int = 0) -> None:
        """Every connection from now on, which are new ones; ``target`` where the server moved."""
        asyncio.run_coroutine_threadsafe(self._change(fault, target), self.loop).result()

    async def _change(self, fault: str, target: int) -> None:
        self.fault, self.target = fault, target or self.target
        for writer in tuple(self._open):
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._open.add(writer)
        self.made += 1
        with suppress(OSError, asyncio.CancelledError):
            await self._pass_on(reader, writer)
        _reset(writer) if self.fault in ("reset", "noreply") or self.fault.startswith("cut") else writer.close()
        self._open.discard(writer)
        self._tasks.discard(task)

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        name, _, amount = self.fault.partition(" ")
        if name == "reset":
            return
        if name == "blackhole":
            await reader.read()
            return
        there, back = await asyncio.open_connection("127.0.0.1", self.target)
        self._open.add(back)
        forth = asyncio.ensure_future(_copy(reader, back, float(amount) if name == "latency" else 0))
        try:
            await _answer(name, float(amount or 0), there, writer)
        finally:
            forth.cancel()
            back.close()
            self._open.discard(back)

    async def _end(self) -> None:
        await self._change("ok", 0)
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


@contextmanager
def a_proxy(target: int) -> Iterator[Proxy]:
    """Before the server on port ``target`` of this machine, for the length of the block."""
    proxy = Proxy(target)
    thread = threading.Thread(target=proxy.loop.run_forever, daemon=True)
    thread.start()
    starting = asyncio.start_server(proxy._serve, "127.0.0.1", 0)
    server = asyncio.run_coroutine_threadsafe(starting, proxy.loop).result()
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        proxy.loop.call_soon_threadsafe(server.close)
        asyncio.run_coroutine_threadsafe(proxy._end(), proxy.loop).result()
        proxy.loop.call_soon_threadsafe(proxy.loop.stop)
        thread.join()
        proxy.loop.close()


async def _answer(name: str, amount: float, there: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    if name == "noreply":
        await there.read(CHUNK)
    elif name == "cut":
        writer.write((await there.read(CHUNK))[: int(amount)])
        await writer.drain()
    elif name == "slow":
        while some := await there.read(max(1, int(amount) // 10)):
            writer.write(some)
            await asyncio.sleep(0.1)
    else:
        await _copy(there, writer, 0)


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, seconds: float) -> None:
    while some := await reader.read(CHUNK):
        await asyncio.sleep(seconds)
        writer.write(some)
        await writer.drain()


def _reset(writer: asyncio.StreamWriter) -> None:
    line: socket.socket | None = writer.get_extra_info("socket")
    if line is not None and line.fileno() >= 0:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RST)
    writer.transport.abort()
