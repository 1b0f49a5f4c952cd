import { createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";

export type KeptMail = { raw: Buffer; flags: Set<string> };

/**
 * A mailbox that speaks as much IMAP4rev1 as reading it takes, in memory: log in, select, search what is neither seen
 * nor flagged, fetch, add flags. Anything else is answered BAD, so that a new need of the client shows.
 */
export async function startImapServer(password: string) {
  const mails: KeptMail[] = [];
  const [said, sockets] = [[] as string[], new Set<Socket>()];
  const state = { mails, said, url: "", stop: async (): Promise<void> => undefined, dropsAt: "" };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    socket.write("* OK [CAPABILITY IMAP4rev1] ready\r\n");
    createInterface({ input: socket }).on("line", (line) => {
      said.push(line);
      if (state.dropsAt && line.includes(state.dropsAt)) return socket.destroy();
      socket.write(answer(line, mails, password));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  state.url = `imap://retours%40lucioles.example:${encodeURIComponent(password)}@127.0.0.1:${port}`;
  state.stop = () =>
    new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return state;
}

function answer(line: string, mails: KeptMail[], password: string): Buffer {
  const [tag = "*", ...words] = line.split(" ");
  const command = words.join(" ");
  const ok = (...before: (string | Buffer)[]) =>
    Buffer.concat([...before, `${tag} OK done\r\n`].map((part) => Buffer.from(part)));
  const uid = Number(/^UID (?:FETCH|STORE) (\d+)/i.exec(command)?.[1] ?? 0);
  const mail = mails[uid - 1];
  if (/^CAPABILITY/i.test(command)) return ok("* CAPABILITY IMAP4rev1\r\n");
  if (/^(NOOP|NAMESPACE)/i.test(command)) return ok();
  if (/^LOGIN/i.test(command)) return command.includes(password) ? ok() : Buffer.from(`${tag} NO no\r\n`);
  if (/^(LIST|LSUB)/i.test(command)) return ok('* LIST (\\HasNoChildren) "/" INBOX\r\n');
  if (/^SELECT "?INBOX"?/i.test(command))
    return ok(`* ${mails.length} EXISTS\r\n* OK [UIDVALIDITY 1] .\r\n* OK [UIDNEXT ${mails.length + 1}] .\r\n`);
  if (/^UID SEARCH UNSEEN UNFLAGGED/i.test(command)) {
    const fresh = mails.flatMap(({ flags }, at) => (flags.has("\\Seen") || flags.has("\\Flagged") ? [] : [at + 1]));
    return ok(`* SEARCH ${fresh.join(" ")}\r\n`);
  }
  if (/^UID FETCH/i.test(command) && mail) {
    const start = Buffer.from(`* ${uid} FETCH (UID ${uid} BODY[]<0> {${mail.raw.length}}\r\n`);
    return ok(start, mail.raw, ")\r\n");
  }
  if (/^UID STORE/i.test(command) && mail) {
    for (const flag of /\((.*)\)/.exec(command)?.[1]?.split(" ") ?? []) mail.flags.add(flag);
    return ok();
  }
  if (/^LOGOUT/i.test(command)) return ok("* BYE\r\n");
  return Buffer.from(`${tag} BAD ${command.split(" ")[0]}\r\n`);
}
