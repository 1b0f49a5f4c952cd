import { once } from "node:events";
import type SMTPConnection from "nodemailer/lib/smtp-connection";

/**
 * Asks a mail server for something and waits for its answer; throws what the server or the network said. nodemailer
 * answers nobody who logs in or starts anew (RSET) on a connection that ends meanwhile: they would wait for ever.
 */
export async function asked(
  connection: SMTPConnection,
  ask: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  const over = new AbortController();
  const answer = new Promise<void>((resolve, reject) => ask((error) => (error ? reject(error) : resolve())));
  // It fails with the connection's error, where there is one.
  const end = once(connection, "end", { signal: over.signal }).then(() => {
    throw Object.assign(new Error("the connection ended"), { code: "ECONNECTION", command: "CONN" });
  });
  try {
    await Promise.race([answer, end]);
  } finally {
    over.abort();
    end.catch(() => undefined);
  }
}
