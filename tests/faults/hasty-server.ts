import { createServer } from "node:http";
import pg from "pg";
import { Lanes } from "@/lib/mail/lanes/lanes";

/**
 * The control of the crash test: a server without the protection. It thanks people first and writes what they asked
 * for a little later, under no key. With MAILS_FIRST it does one thing more wrong: it mails before it thanks.
 * `node hasty-server.ts <port>`, database in DATABASE_URL, mail server in SMTP_URL.
 */
const { DATABASE_URL, SMTP_URL = "", MAILS_FIRST } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL });
const lanes = new Lanes(SMTP_URL, 4);
const LATER_MS = 200;

async function hasLeft(to: string): Promise<boolean> {
  const { outcome } = await lanes.hand(
    { from: "lettre@exemple.fr", to },
    Buffer.from("Subject: hop\r\n\r\nBonjour\r\n"),
  );
  return outcome === "accepted";
}

createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", async () => {
    const email = new URLSearchParams(Buffer.concat(parts).toString()).get("email") ?? "";
    if (MAILS_FIRST) return void response.writeHead((await hasLeft(email)) ? 303 : 500, { location: "/thanks" }).end();
    setTimeout(() => void pool.query("INSERT INTO hasty (email) VALUES ($1)", [email]), LATER_MS);
    // Some answers are lost on their way, as in a crash: their clients will ask again.
    if (Math.random() < 0.1) response.destroy();
    else response.writeHead(303, { location: "/thanks" }).end();
  });
}).listen(Number(process.argv[2]), "127.0.0.1");
