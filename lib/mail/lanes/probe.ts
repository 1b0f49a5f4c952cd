import { parseConnectionUrl } from "nodemailer/lib/shared";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { asked } from "./asked";
import { readTrouble } from "./smtp";

/** What a mail server is like, as far as a log-in goes: nothing is sent. */
export type Probe =
  | { ok: false; step: "reach" | "certificate" | "login"; failure: string }
  | { ok: true; encrypted: boolean; authenticated: boolean; greeting: string };

const PATIENCE_MS = 10_000;

/** Connects, encrypts where it is offered, logs in and hangs up. */
export async function probeServer(url: string): Promise<Probe> {
  const first = await tryServer(url, true);
  if (first.ok || first.step !== "reach") return first;
  // The same without looking at the certificate: when that works, it is the certificate.
  const second = await tryServer(url, false);
  return second.ok || second.step === "login" ? { ...first, step: "certificate" } : first;
}

async function tryServer(url: string, strict: boolean): Promise<Probe> {
  const { auth, ...server } = parseConnectionUrl(url);
  const limits = { dnsTimeout: PATIENCE_MS, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS };
  const tls = strict ? {} : { tls: { rejectUnauthorized: false } };
  const options = { ...server, ...limits, socketTimeout: PATIENCE_MS, ...tls } as SMTPConnection.Options;
  const connection = new SMTPConnection(options);
  let step: "reach" | "login" = "reach";
  try {
    await asked(connection, (done) => connection.connect(done));
    const { lastServerResponse } = connection as unknown as { lastServerResponse: unknown };
    step = "login";
    if (auth && strict)
      await asked(connection, (done) => connection.login(auth as SMTPConnection.AuthenticationType, done));
    const greeting = String(lastServerResponse ?? "");
    return { ok: true, encrypted: connection.secure === true, authenticated: Boolean(auth), greeting };
  } catch (error) {
    return { ok: false, step, failure: readTrouble(error)?.failure ?? "?" };
  } finally {
    connection.close();
  }
}
