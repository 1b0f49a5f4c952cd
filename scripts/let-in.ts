import { parseAddress } from "@/lib/addresses";
import { letOwnerIn } from "@/lib/auth/letting-in/mutations";
import { closeDb } from "@/lib/db";
import { rereadEnv } from "@/lib/env";
import { withDatabase } from "./backup/place";
import { say, stop } from "./start/words.mjs";

/** npm run let-in -- ADDRESS [--drop-factor]: a sign-in link for an owner who lost their mailbox, app or codes. */
const given = process.argv.slice(2);
const address = parseAddress(given.find((word) => !word.startsWith("--")) ?? "");
if (!address.ok) stop("let_in_usage");
const dropFactor = given.includes("--drop-factor");

await withDatabase(async (url, { publicUrl }) => {
  process.env.DATABASE_URL = url;
  rereadEnv();
  const token = await letOwnerIn(address.value, { dropFactor }, new Date()).finally(closeDb);
  if (!token) return say("let_in_nobody");
  if (dropFactor) say("let_in_dropped");
  say("let_in_link", { url: `${publicUrl}/organize/sign-in/${token}` });
});
