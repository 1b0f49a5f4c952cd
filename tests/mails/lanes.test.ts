import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Lanes, TOO_LATE } from "@/lib/mail/lanes/lanes";
import { type Manner, startSmtpSink } from "../helpers/smtp-sink";

let sink: Awaited<ReturnType<typeof startSmtpSink>>;
let lanes: Lanes;

beforeAll(async () => {
  sink = await startSmtpSink();
});
beforeEach(() => {
  lanes?.close();
  lanes = new Lanes(sink.url, 2);
  sink.manner = "accepts";
  sink.received.length = 0;
  sink.connections = 0;
});
afterAll(async () => {
  lanes.close();
  await sink.stop();
});

const mail = (name: string) => Buffer.from(`From: a@exemple.fr\r\nSubject: ${name}\r\n\r\n.Bonjour\r\n`);
const hand = (name: string, priority?: "soon" | "bulk") =>
  lanes.hand({ from: "a@exemple.fr", to: `${name}@exemple.fr` }, mail(name), priority);

test.each([
  ["accepts", "accepted"],
  ["busy at RCPT", "later"],
  ["refuses at RCPT", "refused"],
  ["busy at DATA", "later"],
  ["refuses at DATA", "refused"],
  ["hangs up before", "unreached"],
  ["drops", "uncertain"],
  ["drops after the dot", "uncertain"],
] as [Manner, string][])("a server that %s: the mail is %s, and the next one gets through", async (manner, outcome) => {
  expect((await hand("before")).outcome).toBe("accepted");
  sink.manner = manner;
  if (manner === "hangs up before") lanes = new Lanes(sink.url, 2);
  const handed = await hand("this");
  expect(handed.outcome).toBe(outcome);
  expect(JSON.stringify(handed)).not.toContain("@exemple.fr");
  sink.manner = "accepts";
  expect((await hand("after")).outcome).toBe("accepted");
  expect(sink.received[0]?.raw).toContain("\n.Bonjour");
});

test("a mail for a server that is away finds no server", async () => {
  const away = new Lanes("smtp://127.0.0.1:9", 1);
  const handed = await away.hand({ from: "a@exemple.fr", to: "b@exemple.fr" }, mail("x"));
  expect(handed).toEqual({ outcome: "unreached", failure: "ESOCKET CONN" });
});

test("no more connections than lanes, kept from mail to mail, and renewed after a hundred", async () => {
  await Promise.all(Array.from({ length: 40 }, (_, n) => hand(`n${n}`)));
  expect(sink.received).toHaveLength(40);
  expect(sink.connections).toBe(2);
  lanes.close();
  lanes = new Lanes(sink.url, 1, 10);
  for (let n = 0; n < 25; n++) await hand(`m${n}`);
  expect(sink.connections).toBe(5);
});

test("a mail that somebody waits for goes before those that can wait", async () => {
  const bulk = Array.from({ length: 30 }, (_, n) => hand(`bulk${n}`, "bulk"));
  await hand("soon");
  const place = sink.received.findIndex(({ to }) => to[0] === "soon@exemple.fr");
  await Promise.all(bulk);
  expect(place).toBeLessThanOrEqual(4);
});

test("a mail whose time has run out, because its process was frozen, is not handed over", async () => {
  const handed = await lanes.hand(
    { from: "a@exemple.fr", to: "tard@exemple.fr" },
    mail("tard"),
    "bulk",
    Date.now() - 1,
  );
  expect(handed).toEqual({ outcome: "unreached", failure: TOO_LATE });
  expect(sink.received).toEqual([]);
});

/** A mail server that hangs up without a word at one command; it refuses every recipient for now. */
async function hangsUpAt(command: "AUTH" | "RSET") {
  const server = createServer((socket) => {
    const say = (line: string) => socket.write(`${line}\r\n`);
    socket
      .on("error", () => undefined)
      .on("data", (bytes) => {
        const word = bytes.toString("latin1").slice(0, 4).toUpperCase();
        if (word === command) socket.destroy();
        else if (word === "EHLO") say("250-sink\r\n250 AUTH PLAIN");
        else say(word === "RCPT" ? "450 4.2.0 later" : "250 2.0.0 ok");
      });
    say("220 sink ESMTP");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { port: (server.address() as AddressInfo).port, stop: () => server.close() };
}

test.each([
  ["RSET", "", { outcome: "later", failure: "EENVELOPE RCPT 450 4.2.0" }],
  ["AUTH", "user:word@", { outcome: "unreached", failure: "ECONNECTION CONN" }],
] as const)("a server that hangs up at %s keeps nobody waiting", async (command, user, handed) => {
  const server = await hangsUpAt(command);
  const through = new Lanes(`smtp://${user}127.0.0.1:${server.port}`, 1);
  const handIt = () => through.hand({ from: "a@exemple.fr", to: "b@exemple.fr" }, mail("x"));
  expect(await handIt()).toEqual(handed);
  expect(await handIt()).toEqual(handed);
  server.stop();
});
