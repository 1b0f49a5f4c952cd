import { createServer } from "node:http";
import pg from "pg";

/**
 * The control of the crash test: a server without the protection. It thanks people first and writes what they asked
 * for a little later, under no key. `node hasty-server.ts <port>`, database in DATABASE_URL.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const LATER_MS = 200;

createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const email = new URLSearchParams(Buffer.concat(parts).toString()).get("email");
    setTimeout(() => void pool.query("INSERT INTO hasty (email) VALUES ($1)", [email]), LATER_MS);
    // Some answers are lost on their way, as in a crash: their clients will ask again.
    if (Math.random() < 0.1) response.destroy();
    else response.writeHead(303, { location: "/thanks" }).end();
  });
}).listen(Number(process.argv[2]), "127.0.0.1");
