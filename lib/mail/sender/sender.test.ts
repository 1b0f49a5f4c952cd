import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { after, minutes } from "@/lib/time";
import { checkDns, type Dns, dkimRecord, seenServer } from "./dns";
import { remembered } from "./look";
import type { DnsFinding, SenderFinding } from "./rules";

const said = (findings: readonly DnsFinding[]) => findings.map(({ severity, about }) => `${severity} ${about}`);

describe("DNS", () => {
  const { privateKey: key } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const dkim = { domain: "b.test", selector: "s", key };
  const asked = { domain: "b.test", host: "mail.b.test", dkim };
  const nothing = Object.assign(new Error("no"), { code: "ENOTFOUND" });

  /** A DNS with these texts and addresses, and nothing else. */
  function dnsWith(texts: Record<string, string[]>, { ptr = "mail.b.test", code = "" } = {}): Dns {
    const answer = async <T>(found: T[] | undefined) => {
      if (code) throw Object.assign(new Error("no"), { code });
      if (!found) throw nothing;
      return found;
    };
    return {
      resolveTxt: (name: string) => answer(texts[name]?.map((text) => text.match(/.{1,255}/g) ?? [])),
      resolve4: (name: string) => answer(name === "mail.b.test" ? ["192.0.2.1"] : undefined),
      resolve6: () => answer(undefined),
      reverse: () => answer([ptr]),
    } as unknown as Dns;
  }
  const good = {
    "b.test": ["v=spf1 mx ~all", "other"],
    "s._domainkey.b.test": [dkimRecord(dkim)],
    "_dmarc.b.test": ["v=DMARC1; p=none"],
  };

  test("all there", async () => {
    expect(said(await checkDns(dnsWith(good), asked))).toEqual([
      "0 spf_fine",
      "0 dkim_fine",
      "0 dmarc_fine",
      "0 ptr_fine",
    ]);
  });

  test("nothing there: each record is told as it belongs into DNS, and then it is right", async () => {
    const found = await checkDns(dnsWith({}), asked);
    expect(said(found)).toEqual(["2 spf_missing", "2 dkim_missing", "2 dmarc_missing", "0 ptr_fine"]);
    const texts = Object.fromEntries(
      found.flatMap(({ values }) => {
        const [, name = "", text = ""] = /^(\S+)\. IN TXT (.+)$/.exec(String(values?.record ?? "")) ?? [];
        return name ? [[name, [[...text.matchAll(/"([^"]*)"/g)].map(([, part]) => part).join("")]]] : [];
      }),
    );
    expect((await checkDns(dnsWith(texts), asked)).map(({ severity }) => severity)).toEqual([0, 0, 0, 0]);
  });

  test.each([
    ["two SPF", { "b.test": ["v=spf1 mx ~all", "v=spf1 a ~all"] }, {}, "2 spf_twice"],
    ["an SPF for everybody", { "b.test": ["v=spf1 +all"] }, {}, "2 spf_open"],
    ["another key", { "s._domainkey.b.test": ["v=DKIM1; k=rsa; p=AAAA"] }, {}, "2 dkim_other"],
    ["half a DMARC", { "_dmarc.b.test": ["v=DMARC1"] }, {}, "2 dmarc_broken"],
    ["a name that does not lead back", {}, { ptr: "else.test" }, "1 ptr_missing"],
    ["silence", {}, { code: "ETIMEOUT" }, "1 dns_silent"],
  ])("%s", async (_, texts, how, expected) => {
    expect(said(await checkDns(dnsWith({ ...good, ...texts }, how), asked))).toContain(expected);
  });

  test.each([
    ["mail.b.test", "v=spf1 mx a:mail.b.test ~all"],
    ["192.0.2.1", "v=spf1 mx ip4:192.0.2.1 ~all"],
    ["2001:db8::7", "v=spf1 mx ip6:2001:db8::7 ~all"],
    ["localhost", "v=spf1 mx ~all"],
  ])("what to put there when mails leave through %s", async (host, spf) => {
    const found = await checkDns(dnsWith({}), { ...asked, host });
    expect(found[0]?.values.record).toBe(`b.test. IN TXT "${spf}"`);
  });

  test("an address is asked for its name, one inside this machine is not", async () => {
    const told = async (host: string) => said(await checkDns(dnsWith(good), { ...asked, host })).slice(3);
    expect(await told("192.0.2.1")).toEqual(["0 ptr_fine"]);
    expect(await told("192.0.2.9")).toEqual(["1 ptr_missing"]);
    expect(await told("localhost")).toEqual([]);
  });

  test("no key, and a server that is nowhere", async () => {
    expect(said(await checkDns(dnsWith(good), { ...asked, dkim: null }))).toContain("1 dkim_unset");
    expect(said(await checkDns(dnsWith(good), { ...asked, host: "no.test" }))).toContain("2 server_nowhere");
  });
});

describe("a mail server", () => {
  test.each([
    ["smtps://mail.b.test:465", "mail.b.test"],
    ["smtp://198.51.100.7", "198.51.100.7"],
    ["smtp://[2001:db8::7]:587", "2001:db8::7"],
    ["smtp://localhost:25", "b.test"],
    ["smtp://127.0.0.1:25", "b.test"],
    ["smtp://postfix", "b.test"],
    ["smtp://172.18.0.3", "b.test"],
    ["smtp://[::1]", "b.test"],
    ["smtp://[fd00::3]", "b.test"],
  ])("%s is seen as %s", (url, seen) => {
    expect(seenServer(url, "https://b.test")).toBe(seen);
  });
});

describe("what a page is told", () => {
  const NOW = new Date("2026-11-22T09:00:00Z");
  const fine: SenderFinding = { severity: 0, about: "spf_fine", values: {} };

  test("is asked once for some minutes, however many want to know", async () => {
    let asked = 0;
    const look = remembered(async () => {
      asked++;
      return [fine];
    });
    expect(await Promise.all([look(NOW), look(NOW), look(after(NOW, minutes(4)))])).toEqual([[fine], [fine], [fine]]);
    expect(asked).toBe(1);
    await look(after(NOW, minutes(6)));
    expect(asked).toBe(2);
  });

  test("is that nobody could be asked, soon, when DNS is silent or fails; and asked anew a minute later", async () => {
    const answers = [() => new Promise<never>(() => {}), () => Promise.reject(new Error("no")), async () => [fine]];
    const look = remembered(() => answers.shift()?.() ?? Promise.reject(), 20);
    expect(await look(NOW)).toBeNull();
    expect(await look(after(NOW, minutes(0.5)))).toBeNull();
    expect(answers).toHaveLength(2);
    expect(await look(after(NOW, minutes(1)))).toBeNull();
    expect(await look(after(NOW, minutes(2)))).toEqual([fine]);
  });
});
