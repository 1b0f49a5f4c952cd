import { createHash } from "node:crypto";
import { createServer, type Socket } from "node:net";

/** What happens to the mail of an address, told from the address itself, so that two runs meet the same. */
export type Fate =
  | "accepted"
  | "greylisted"
  | "refused"
  | "dropped before the dot"
  | "dropped after the dot"
  | "stalled";

/** How many of ten thousand meet each fate; the rest is accepted. */
const SHARES: [Fate, number][] = [
  ["greylisted", 2000],
  ["refused", 500],
  ["dropped before the dot", 20],
  ["dropped after the dot", 20],
  ["stalled", 10],
];
const STALL_MS = 3000;

/** The fate of an address. */
export function fateOf(address: string): Fate {
  let left = createHash("sha256").update(address).digest().readUInt32BE() % 10_000;
  for (const [fate, share] of SHARES) {
    if (left < share) return fate;
    left -= share;
  }
  return "accepted";
}

/**
 * A mail server that greylists a fifth, refuses a twentieth for good, hangs up before and after the final dot and
 * stalls. It counts what it has taken, by address: the only witness that the sender cannot colour.
 */
export async function startHostileSink() {
  const taken = new Map<string, number>();
  const asked = new Set<string>();
  const sockets = new Set<Socket>();
  let port = 0;
  let away = false;
  const server = createServer((socket) => {
    if (away) return socket.destroy();
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    talk(socket, { taken, asked, pace: () => sink.answersAfterMs });
  });
  const listen = (at: number) => new Promise<void>((done) => server.listen(at, "127.0.0.1", done));
  await listen(0);
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
  const sink = {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    /** How long it takes to answer for a mail. */
    answersAfterMs: 0,
    /** Answers nobody meanwhile, as a mail server that is down. */
    async goAway<T>(meanwhile: () => Promise<T>): Promise<T> {
      away = true;
      for (const socket of sockets) socket.destroy();
      try {
        return await meanwhile();
      } finally {
        away = false;
      }
    },
    stop: () =>
      new Promise<void>((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
  return sink;
}

type Known = { taken: Map<string, number>; asked: Set<string>; pace: () => number };

/** One connection's dialogue (RFC 5321), pipelining aside: enough for any client that waits for answers. */
function talk(socket: Socket, { taken, asked, pace }: Known): void {
  let to = "";
  let inData = false;
  let text = "";
  const say = (line: string) => socket.writable && socket.write(`${line}\r\n`);
  const takeMail = () => {
    const fate = fateOf(to);
    taken.set(to, (taken.get(to) ?? 0) + 1);
    if (fate === "dropped after the dot") return socket.destroy();
    setTimeout(() => say("250 2.0.0 ok"), fate === "stalled" ? STALL_MS : pace());
  };
  const command = (line: string) => {
    const word = line.slice(0, 4).toUpperCase();
    if (word === "EHLO") say("250-sink\r\n250 8BITMIME");
    else if (word === "RCPT") {
      to = /<([^>]*)>/.exec(line)?.[1] ?? "";
      const fate = fateOf(to);
      if (fate === "refused") return say("550 5.1.1 unknown");
      if (fate === "greylisted" && !asked.has(to)) {
        asked.add(to);
        return say("450 4.2.0 greylisted");
      }
      say("250 2.1.5 ok");
    } else if (word === "DATA") {
      inData = true;
      say("354 go on");
    } else if (word === "QUIT") {
      say("221 2.0.0 bye");
      socket.end();
    } else say("250 2.0.0 ok");
  };
  say("220 sink ESMTP");
  socket.on("data", (part) => {
    text += part.toString("latin1");
    for (;;) {
      if (inData) {
        if (fateOf(to) === "dropped before the dot") return void socket.destroy();
        const end = text.startsWith(".\r\n") ? 0 : text.indexOf("\r\n.\r\n");
        if (end < 0) return;
        text = text.slice(end + (end ? 5 : 3));
        inData = false;
        takeMail();
        continue;
      }
      const end = text.indexOf("\r\n");
      if (end < 0) return;
      const line = text.slice(0, end);
      text = text.slice(end + 2);
      command(line);
    }
  });
}
