import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** What the server does with the next mails. */
export type Manner =
  | "accepts"
  | "busy at RCPT"
  | "refuses at RCPT"
  | "busy at DATA"
  | "refuses at DATA"
  | "drops"
  | "drops after the dot"
  | "hangs up before";

export type Received = { from: string; to: string[]; raw: string; mail: Email };

type SmtpError = Error & { responseCode: number };
const reply = (code: number, text: string): SmtpError => Object.assign(new Error(text), { responseCode: code });

/** A real SMTP server that keeps what it takes and misbehaves when told. */
export async function startSmtpSink() {
  const received: Received[] = [];
  const hangUp = () => {
    for (const connection of server.connections) connection._socket?.destroy();
  };
  const sink = {
    hangUp,
    manner: "accepts" as Manner,
    /** What it does with the mails to an address, if not what it does with all. */
    mannerFor: (_address: string): Manner | undefined => undefined,
    connections: 0,
    received,
    url: "",
    stop: async (): Promise<void> => undefined,
  };
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onConnect(_session: unknown, done: (error?: Error) => void) {
      sink.connections += 1;
      done(sink.manner === "hangs up before" ? reply(421, "closing") : undefined);
    },
    onRcptTo({ address }: { address: string }, _session: unknown, done: (error?: Error) => void) {
      const manner = sink.mannerFor(address) ?? sink.manner;
      if (manner === "busy at RCPT") return done(reply(450, `4.2.0 <${address}> greylisted`));
      if (manner === "refuses at RCPT") return done(reply(550, `5.1.1 <${address}> unknown`));
      done();
    },
    onData(stream: NodeJS.ReadableStream, session: Session, done: (error?: Error) => void) {
      const manner = sink.mannerFor(session.envelope.rcptTo[0]?.address ?? "") ?? sink.manner;
      const parts: Buffer[] = [];
      stream.on("data", (part) => parts.push(part));
      if (manner === "drops") {
        stream.once("data", () => sink.hangUp());
        return;
      }
      stream.on("end", async () => {
        if (manner === "busy at DATA") return done(reply(451, "4.3.0 try later"));
        if (manner === "refuses at DATA") return done(reply(554, "5.7.1 no"));
        const raw = Buffer.concat(parts).toString("utf8");
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo.map((recipient) => recipient.address);
        received.push({ from: mailFrom ? mailFrom.address : "", to, raw, mail: await PostalMime.parse(raw) });
        if (manner === "drops after the dot") return sink.hangUp();
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.server.address();
  sink.url = `smtp://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  sink.stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return sink;
}

type Session = { envelope: { mailFrom: { address: string } | false; rcptTo: { address: string }[] } };
