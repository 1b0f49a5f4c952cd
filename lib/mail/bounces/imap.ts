import { ImapFlow } from "imapflow";

const SECONDS = 1000;
/** Bounded in everything, so that a server that answers nothing cannot hold a worker. */
const LIMITS = {
  connectionTimeout: 15 * SECONDS,
  greetingTimeout: 15 * SECONDS,
  socketTimeout: 60 * SECONDS,
};
/** Mails read at a time; the rest comes with the next look. */
const AT_MOST = 200;
/** More of a mail is not read: a report stands at its beginning. */
const MAX_BYTES = 1024 * 1024;

function open(url: string): ImapFlow {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "imaps:";
  const client = new ImapFlow({
    host: hostname,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    // Its log would hold what the mailbox holds.
    logger: false,
    disableAutoIdle: true,
    ...LIMITS,
  });
  // Trouble of a command is told to that command; of the connection between two, by the next one.
  client.on("error", () => undefined);
  return client;
}

/**
 * Hands each mail that is new in a mailbox to `take`, which says whether it understood it. Then it is marked as read;
 * what was not understood stays unread and is flagged, for a person; nothing is deleted. One that `take` fails on stays
 * as it is, to be read again; the first such failure is thrown once the others are read.
 */
export async function readMailbox(
  url: string,
  take: (raw: Uint8Array) => Promise<boolean>,
): Promise<{ read: number; left: number }> {
  const client = open(url);
  const [told, failures]: [{ read: number; left: number }, unknown[]] = [{ read: 0, left: 0 }, []];
  try {
    await client.connect();
    await client.mailboxOpen("INBOX");
    const fresh = (await client.search({ seen: false, flagged: false }, { uid: true })) || [];
    for (const uid of fresh.slice(0, AT_MOST)) {
      const mail = await client.fetchOne(String(uid), { source: { maxLength: MAX_BYTES } }, { uid: true });
      const raw = mail ? mail.source : undefined;
      if (!raw) continue;
      const understood = await take(raw).catch((error) => void failures.push(error));
      if (understood === undefined) continue;
      await client.messageFlagsAdd(String(uid), [understood ? "\\Seen" : "\\Flagged"], { uid: true });
      told[understood ? "read" : "left"] += 1;
    }
    await client.logout();
  } finally {
    client.close();
  }
  if (failures.length) throw failures[0];
  return told;
}
