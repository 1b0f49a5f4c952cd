import { Readable } from "node:stream";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { asked } from "./asked";
import { isAnswer, readTrouble } from "./smtp";

export type Envelope = { from: string; to: string };

/**
 * What became of one mail handed over. Accepted: the server answered for it. Refused: it said no for good. Later: it
 * did not take it this time, and has not got it. Uncertain: all of it was on its way and no answer came. Unreached:
 * there was no server to hand it to.
 */
export type Handed =
  | { outcome: "accepted" }
  | { outcome: "refused" | "later" | "uncertain" | "unreached"; failure: string };

const SECONDS = 1000;

/** Bounded in everything, so that a server that answers nothing cannot hold a worker. */
const LIMITS = {
  dnsTimeout: 10 * SECONDS,
  connectionTimeout: 15 * SECONDS,
  greetingTimeout: 15 * SECONDS,
  socketTimeout: 45 * SECONDS,
};

/** A mail's bytes, given away once; it knows whether its end, and with it the final dot, has left. */
class Bytes extends Readable {
  given = false;
  constructor(private readonly bytes: Buffer) {
    super();
  }
  override _read(): void {
    this.given = true;
    this.push(this.bytes);
    this.push(null);
  }
}

/** One connection to the mail server, for one mail at a time. */
export class Lane {
  isOpen = true;

  private constructor(private readonly connection: SMTPConnection) {
    // Trouble is told to who asked; that of an idle connection to nobody: it is opened anew when it is needed.
    connection.on("error", () => undefined);
    connection.on("end", () => this.close());
  }

  /** Connects and logs in; throws what the server or the network said. */
  static async open(url: string): Promise<Lane> {
    const { auth, ...server } = parseConnectionUrl(url);
    const connection = new SMTPConnection({ ...LIMITS, ...server } as SMTPConnection.Options);
    const lane = new Lane(connection);
    try {
      await asked(connection, (done) => connection.connect(done));
      if (auth) await asked(connection, (done) => connection.login(auth as SMTPConnection.AuthenticationType, done));
      return lane;
    } catch (error) {
      lane.close();
      throw error;
    }
  }

  /** Hands one mail over. Throws only what is no server's doing. */
  async hand({ from, to }: Envelope, mail: Buffer): Promise<Handed> {
    const bytes = new Bytes(mail);
    try {
      await asked(this.connection, (done) => this.connection.send({ from, to, size: mail.length }, bytes, done));
      return { outcome: "accepted" };
    } catch (error) {
      const trouble = readTrouble(error);
      if (!trouble) throw error;
      const { about, failure } = trouble;
      const answered = isAnswer(error);
      if (!answered) this.close();
      else if (this.isOpen) await this.reset();
      if (about === "mail") return { outcome: "refused", failure };
      return { outcome: bytes.given && !answered ? "uncertain" : "later", failure };
    }
  }

  /** Ready for the next mail after a refused one, or closed. */
  private async reset(): Promise<void> {
    await asked(this.connection, (done) => this.connection.reset(done)).catch(() => this.close());
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.connection.close();
  }
}
