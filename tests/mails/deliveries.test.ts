import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { rereadEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import type { MailMessage } from "@/lib/mail/message";
import { DeliveryBusy, deliver } from "@/lib/mail/mutations";
import { closeMailTransport, MailDelayed } from "@/lib/mail/transport";
import { after, minutes } from "@/lib/time";
import { type Manner, startSmtpSink } from "../helpers/smtp-sink";

const now = new Date("2027-01-10T10:00:00Z");
const message = (more: Partial<MailMessage> = {}): MailMessage => ({
  to: { address: "camille@example.org", name: "Camille" },
  from: { name: "Les Lucioles" },
  subject: "C’est confirmé",
  html: "<p>oui</p>",
  text: "oui\n",
  locale: "fr",
  ...more,
});
const name = () => ({ key: `test:${newId()}`, kind: "test" });
const settings = (set: Record<string, string>) => {
  Object.assign(process.env, set);
  rereadEnv();
};

let sink: Awaited<ReturnType<typeof startSmtpSink>>;
beforeAll(async () => {
  sink = await startSmtpSink();
  settings({ SMTP_URL: sink.url, PUBLIC_URL: "https://lucioles.example" });
});
beforeEach(() => {
  closeMailTransport();
  sink.manner = "accepts";
  sink.received.length = 0;
});
afterAll(async () => {
  closeMailTransport();
  await sink.stop();
});

describe("through SMTP", () => {
  test("a key that was sent is never sent again, also when asked at the same moment", async () => {
    const once = name();
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => deliver(once, () => message(), now)));
    expect(outcomes.filter((o) => o.status === "fulfilled" && o.value === "sent")).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(DeliveryBusy);
    expect(await deliver(once, () => message(), after(now, minutes(60)))).toBe("done_before");
    expect(sink.received).toHaveLength(1);
  });

  test("control: under another key the same mail leaves again", async () => {
    await deliver(name(), () => message(), now);
    await deliver(name(), () => message(), now);
    expect(sink.received).toHaveLength(2);
  });

  test("it says who, when, what and that a machine wrote it", async () => {
    const given = name();
    await deliver(given, () => message({ replyTo: "accueil@lucioles.example" }), now);
    const [{ mail, from, to } = { mail: undefined, from: "", to: [] }] = sink.received;
    const header = (key: string) => mail?.headers.find((h) => h.key === key)?.value;
    const { id } = await db.delivery.findUniqueOrThrow({ where: { key: given.key } });
    expect(from).toBe("noreply@lucioles.example");
    expect(to).toEqual(["camille@example.org"]);
    expect(mail?.from).toMatchObject({ name: "Les Lucioles", address: "noreply@lucioles.example" });
    expect(mail?.replyTo?.[0]?.address).toBe("accueil@lucioles.example");
    expect(mail?.messageId).toBe(`<${id}@lucioles.example>`);
    expect(new Date(String(mail?.date))).toEqual(now);
    expect(header("auto-submitted")).toBe("auto-generated");
    expect(header("content-language")).toBe("fr");
    expect(header("list-unsubscribe")).toBeUndefined();
    expect(mail?.subject).toBe("C’est confirmé");
    expect([mail?.html?.trim(), mail?.text?.trim()]).toEqual(["<p>oui</p>", "oui"]);
  });

  test("a calendar goes as an alternative with its method and as a file", async () => {
    const ics = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";
    await deliver(name(), () => message({ calendar: { method: "REQUEST", ics } }), now);
    const raw = sink.received[0]?.raw ?? "";
    expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
    expect(raw).toMatch(/name=calendar\.ics/);
    const parts = sink.received[0]?.mail.attachments ?? [];
    expect(parts.some((part) => part.filename === "calendar.ics" && part.disposition === "attachment")).toBe(true);
  });

  const later: Manner[] = ["busy at RCPT", "busy at DATA", "drops", "hangs up before"];
  for (const manner of later) {
    test(`a server that ${manner}: the mail waits, and leaves once at the next try`, async () => {
      const given = name();
      sink.manner = manner;
      const failure = await deliver(given, () => message(), now).catch((error) => error);
      expect(failure).toBeInstanceOf(MailDelayed);
      expect(`${failure.message} ${failure.stack}`).not.toContain("camille");
      const row = await db.delivery.findUniqueOrThrow({ where: { key: given.key } });
      expect(row).toMatchObject({ sentAt: null, failedAt: null, claimedAt: null });
      sink.manner = "accepts";
      expect(await deliver(given, () => message(), after(now, minutes(1)))).toBe("sent");
      expect(sink.received).toHaveLength(1);
    });
  }

  test("a connection that breaks while it waits is nobody's failure: the next mail leaves", async () => {
    await deliver(name(), () => message(), now);
    sink.hangUp();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await deliver(name(), () => message(), now)).toBe("sent");
  });

  test("a server that is not there: the mail waits", async () => {
    settings({ SMTP_URL: "smtp://127.0.0.1:1" });
    await expect(deliver(name(), () => message(), now)).rejects.toBeInstanceOf(MailDelayed);
    settings({ SMTP_URL: sink.url });
  });

  for (const manner of ["refuses at RCPT", "refuses at DATA"] satisfies Manner[]) {
    test(`a server that ${manner}: recorded without the address, and not tried again`, async () => {
      const given = name();
      sink.manner = manner;
      expect(await deliver(given, () => message(), now)).toBe("refused");
      const row = await db.delivery.findUniqueOrThrow({ where: { key: given.key } });
      expect(row).toMatchObject({ sentAt: null, failedAt: now });
      expect(row.failure).toMatch(/5\d\d 5\.\d\.\d/);
      expect(row.failure).not.toContain("camille");
      sink.manner = "accepts";
      expect(await deliver(given, () => message(), after(now, minutes(60)))).toBe("done_before");
      expect(sink.received).toHaveLength(0);
    });
  }

  test("a claim left by a process that died is taken over, with the same Message-ID; a fresh one is left alone", async () => {
    const given = name();
    const { id } = await db.delivery.create({ data: { id: newId(), ...given, claimedAt: now, createdAt: now } });
    await expect(deliver(given, () => message(), after(now, minutes(1)))).rejects.toBeInstanceOf(DeliveryBusy);
    expect(await deliver(given, () => message(), after(now, minutes(5)))).toBe("sent");
    expect(sink.received[0]?.mail.messageId).toBe(`<${id}@lucioles.example>`);
  });

  test("a mail that cannot be made leaves no claim behind", async () => {
    const given = name();
    const broken = () => Promise.reject(new Error("no words"));
    await expect(deliver(given, broken, now)).rejects.toThrow("no words");
    expect(await deliver(given, () => message(), now)).toBe("sent");
  });

  test("nothing typed adds a header or a recipient", async () => {
    const hostile = [
      "Camille\r\nBcc: all@example.org",
      "a\nX-Evil: 1",
      '"><all@example.org>, "x',
      "x\u2028Bcc: all@example.org",
      "x\u0000y\rCc: all@example.org",
    ];
    for (const typed of hostile) {
      const to = { address: "camille@example.org", name: typed };
      await deliver(
        name(),
        () => message({ to, from: { name: typed }, subject: typed, headers: { "X-Test": typed } }),
        now,
      );
    }
    expect(sink.received).toHaveLength(hostile.length);
    for (const { to, mail } of sink.received) {
      expect(to).toEqual(["camille@example.org"]);
      expect(mail.to?.map((t) => t.address)).toEqual(["camille@example.org"]);
      expect(mail.from?.address).toBe("noreply@lucioles.example");
      expect(mail.headers.map((h) => h.key).filter((key) => ["bcc", "cc", "x-evil"].includes(key))).toEqual([]);
    }
  });

  test("an address that is none never reaches the mail server", async () => {
    for (const address of [
      "a@example.org\r\nRCPT TO:<b@example.org>",
      "a@example.org,b@example.org",
      "<a@example.org>",
      "",
    ])
      expect(await deliver(name(), () => message({ to: { address } }), now)).toBe("refused");
    expect(sink.received).toHaveLength(0);
  });

  test("MAIL_FROM names the sender", async () => {
    settings({ MAIL_FROM: "La lettre <lettre@lucioles.example>" });
    await deliver(name(), () => message(), now);
    settings({ MAIL_FROM: "" });
    expect(sink.received[0]?.mail.from).toMatchObject({ name: "La lettre", address: "lettre@lucioles.example" });
  });
});

test("without SMTP_URL a mail lies whole in the mail folder, under a name that says when", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "cortege-mail-"));
  settings({ SMTP_URL: "", CORTEGE_DATA: dataDir });
  expect(await deliver(name(), () => message(), now)).toBe("sent");
  const files = readdirSync(path.join(dataDir, "mail"));
  expect(files).toHaveLength(1);
  expect(files[0]).toMatch(/^20270110T100000000Z-[0-9a-f-]{36}\.eml$/);
  const mail = await PostalMime.parse(readFileSync(path.join(dataDir, "mail", files[0] ?? "")));
  expect(mail.subject).toBe("C’est confirmé");
});
