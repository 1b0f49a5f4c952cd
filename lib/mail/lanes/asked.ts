import type SMTPConnection from "nodemailer/lib/smtp-connection";

/**
 * Asks a mail server for something and waits for its answer; throws what the server or the network said. nodemailer
 * answers nobody who logs in or starts anew (RSET) on a connection that ends meanwhile: they would wait for ever.
 */
export const asked = (connection: SMTPConnection, ask: (done: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const done = (error?: Error | null) => {
      connection.off("end", ended).off("error", done);
      if (error) reject(error);
      else resolve();
    };
    const ended = () =>
      done(Object.assign(new Error("the connection ended"), { code: "ECONNECTION", command: "CONN" }));
    connection.once("end", ended).once("error", done);
    ask(done);
  });
