import pg from "pg";
import { env } from "@/lib/env";
import { Lanes } from "@/lib/mail/lanes/lanes";
import { unseal } from "@/lib/privacy/sealed";

/** The plain way, as a control: read whom to write to, send, record when a piece is through. A kill between does the rest. */
const PIECE = 40;
const id = process.argv[2];
const client = new pg.Client({ connectionString: env().databaseUrl });
await client.connect();
const lanes = new Lanes(env().smtpUrl ?? "", 8);
const { rows } = await client.query(
  `SELECT d.id, c.id AS "contactId", c."sealedEmail" FROM "Delivery" d JOIN "Contact" c ON c.id = d."contactId"
   WHERE d."broadcastId" = $1 AND d."sentAt" IS NULL ORDER BY d.id`,
  [id],
);
for (let from = 0; from < rows.length; from += PIECE) {
  const piece = rows.slice(from, from + PIECE);
  await Promise.all(
    piece.map(({ contactId, sealedEmail }) => {
      const to = unseal("Contact.sealedEmail", contactId, sealedEmail);
      return lanes.hand({ from: "lettre@exemple.fr", to }, Buffer.from(`Subject: hop\r\nTo: ${to}\r\n\r\nBonjour\r\n`));
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  await client.query('UPDATE "Delivery" SET "sentAt" = now() WHERE id = ANY($1)', [piece.map((one) => one.id)]);
}
lanes.close();
await client.end();
