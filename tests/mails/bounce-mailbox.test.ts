import { afterEach, beforeEach, expect, test } from "vitest";
import { readMailbox } from "@/lib/mail/bounces/imap";
import { startImapServer } from "../helpers/imap-server";

const PASSWORD = "très secret/#%";

let server: Awaited<ReturnType<typeof startImapServer>>;
beforeEach(async () => {
  server = await startImapServer(PASSWORD);
});
afterEach(() => server.stop());

const put = (...texts: string[]) =>
  server.mails.push(...texts.map((text) => ({ raw: Buffer.from(text), flags: new Set<string>() })));
const flags = () => server.mails.map((mail) => [...mail.flags].join());
const understands = async (raw: Uint8Array) => Buffer.from(raw).toString().startsWith("Report");

test("new mails are read once; what is not understood stays unread and is flagged; nothing is deleted", async () => {
  put("Report: 1\r\n\r\nà", "Vacances\r\n\r\n", "Report: 2\r\n\r\n");
  expect(await readMailbox(server.url, understands)).toEqual({ read: 2, left: 1 });
  expect(flags()).toEqual(["\\Seen", "\\Flagged", "\\Seen"]);
  put("Report: 3\r\n\r\n");
  expect(await readMailbox(server.url, understands)).toEqual({ read: 1, left: 0 });
  expect(server.said.filter((line) => /EXPUNGE|Deleted|MOVE/i.test(line))).toEqual([]);
});

test("the bytes arrive as they lay there, and reading them marks nothing by itself", async () => {
  const raw = 'Report: \u00e9\r\nX: "{3}"\r\n\r\n)\r\n* OK\r\n';
  put(raw);
  const seen: string[] = [];
  await readMailbox(server.url, async (bytes) => {
    seen.push(Buffer.from(bytes).toString());
    return true;
  });
  expect(seen).toEqual([raw]);
  expect(server.said.filter((line) => line.includes("FETCH")).every((line) => line.includes("BODY.PEEK"))).toBe(true);
});

test("one that cannot be worked on now waits, the others are read, and the trouble is told", async () => {
  put("Report: 1\r\n\r\n", "Report: 2\r\n\r\n");
  const fails = async (raw: Uint8Array) => {
    if (Buffer.from(raw).includes("1")) throw new Error("no database");
    return true;
  };
  await expect(readMailbox(server.url, fails)).rejects.toThrow("no database");
  expect(flags()).toEqual(["", "\\Seen"]);
});

test("a connection lost in the middle is an error, and the next look goes on from there", async () => {
  put("Report: 1\r\n\r\n", "Report: 2\r\n\r\n");
  server.dropsAt = "UID FETCH 2 ";
  await expect(readMailbox(server.url, understands)).rejects.toThrow();
  server.dropsAt = "";
  expect(await readMailbox(server.url, understands)).toEqual({ read: 1, left: 0 });
});

test("a wrong password is an error that does not say it", async () => {
  const error = await readMailbox(server.url.replace("tr%C3%A8s", "peu"), understands).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(Error);
  expect(JSON.stringify([error.message, error.stack, error])).not.toContain("secret");
});
