import { generateKeyPairSync } from "node:crypto";
import { authenticate } from "mailauth";
import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import { dkimSignature, readDkimKey } from "@/lib/mail/signing/dkim";
import { skeletonOf } from "@/lib/mail/skeletons/skeleton";
import { beginning, fillSlots, slot } from "@/lib/mail/skeletons/slots";

const words = "Là où l’été s’achève\u202f: « œuvre »";
const make = skeletonOf({
  subject: `La lettre de décembre${slot("name")}, ${words} — et encore beaucoup d’autres mots qui passent la ligne`,
  text: `Bonjour${slot("name")},\n\n${words} ${"très ".repeat(60)}\n.point au début\nFrom ici\nespace à la fin \n${slot("link")}\n`,
  html: `<p>Bonjour${slot("name")},</p><p>${words} ${"long ".repeat(60)}</p><a href="${slot("link")}">là</a>`,
  headers: [
    ["From", "Les Lucioles éclairées <lettre@lucioles.exemple>"],
    ["To", slot("to")],
    ["Message-ID", `<${slot("id")}@lucioles.exemple>`],
    ["Date", "Sun, 22 Nov 2026 10:00:00 +0000"],
    ["List-Unsubscribe", `<${slot("link")}>`],
    ["List-Unsubscribe-Post", "List-Unsubscribe=One-Click"],
  ],
});

const person = (name: string, link = `https://lucioles.exemple/me/${"a".repeat(86)}`) => {
  const values: Record<string, string> = { name, link, to: "camille@exemple.fr", id: "0199-abc" };
  return make((slotName) => values[slotName] ?? "");
};
const bytes = ({ headers, body }: { headers: string; body: string }) => Buffer.from(`${headers}\r\n${body}`, "latin1");

describe("a mail to many", () => {
  test.each([" Zoé", "", " <b>O’Neil & fils</b>", ` ${"œ".repeat(120)}`, " a=b\r\nBcc: x@exemple.fr"])(
    "reads as its words with the values of one reader: %j",
    async (name) => {
      const raw = bytes(person(name));
      const mail = await PostalMime.parse(raw);
      const onOneLine = name.replace(/\r\n/g, " ");
      expect(mail.subject).toBe(
        `La lettre de décembre${onOneLine}, ${words} — et encore beaucoup d’autres mots qui passent la ligne`,
      );
      expect(mail.from).toEqual({ name: "Les Lucioles éclairées", address: "lettre@lucioles.exemple" });
      expect(mail.to).toEqual([{ name: "", address: "camille@exemple.fr" }]);
      expect(mail.bcc).toBeUndefined();
      expect(mail.text?.replace(/\r\n/g, "\n")).toContain(
        `Bonjour${name.replace(/\r\n/g, "\n")},\n\n${words} ${"très ".repeat(60)}\n.point au début\nFrom ici\nespace à la fin \nhttps://lucioles.exemple/me/aaa`,
      );
      expect(mail.html).toContain(`<a href="https://lucioles.exemple/me/${"a".repeat(86)}">`);
      expect(mail.html).not.toContain("<b>O");
      const lines = raw.toString("latin1").split("\r\n");
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(220);
      expect(raw.every((byte) => byte < 128)).toBe(true);
      expect(raw.toString("latin1")).not.toMatch(/[^\r]\n|\r[^\n]|[\uE000\uE001]/);
    },
  );

  test("carries nothing of the reader before", async () => {
    bytes(person(" Première"));
    expect(bytes(person(" Seconde")).toString()).not.toContain("Premi");
  });

  test.each([
    ['"Les Lucioles" <a@exemple.fr>', "Les Lucioles"],
    ['"Lucioles, Rennes (35)" <a@exemple.fr>', "Lucioles, Rennes (35)"],
    ["Été <a@exemple.fr>", "Été"],
  ])("comes from %s by the name alone", async (from, name) => {
    const { headers, body } = skeletonOf({ subject: 'Dire "oui"', text: "", html: "", headers: [["From", from]] })(
      String,
    );
    const mail = await PostalMime.parse(bytes({ headers, body }));
    expect(mail).toMatchObject({ subject: 'Dire "oui"', from: { name, address: "a@exemple.fr" } });
  });

  test("is cut without leaving half a slot", () => {
    const text = `Bonjour ${slot("prénom")}, voici`;
    expect([12, 16, 18].map((length) => beginning(text, length))).toEqual([
      "Bonjour ",
      `Bonjour ${slot("prénom")}`,
      `Bonjour ${slot("prénom")}, `,
    ]);
  });

  test("words with slots fill alike outside a mail", () => {
    expect(fillSlots(`a${slot("x")}b${slot("y")}`, (name) => `[${name}]`)).toBe("a[x]b[y]");
  });
});

const keys = {
  rsa: generateKeyPairSync("rsa", { modulusLength: 2048 }),
  ed25519: generateKeyPairSync("ed25519"),
};
const published = (kind: keyof typeof keys) => {
  const der = keys[kind].publicKey.export({ format: "der", type: "spki" });
  return `v=DKIM1; k=${kind}; p=${(kind === "rsa" ? der : der.subarray(-32)).toString("base64")}`;
};

/** Another project's verifier, told what DNS says. */
async function verify(raw: Buffer, kind: keyof typeof keys) {
  const resolver = async (name: string, type: string) => {
    if (type === "TXT" && name === "lettre._domainkey.lucioles.exemple") return [[published(kind)]];
    throw Object.assign(new Error("none"), { code: "ENOTFOUND" });
  };
  const { dkim } = await authenticate(raw, { ip: "127.0.0.1", helo: "x", sender: "a@lucioles.exemple", resolver });
  return dkim.results.map(({ status }: { status: { result: string } }) => status.result);
}

describe.each(["rsa", "ed25519"] as const)("a signature with %s", (kind) => {
  const pem = keys[kind].privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  const key = { domain: "lucioles.exemple", selector: "lettre", key: readDkimKey(pem) };
  const signed = async (name: string) => {
    const mail = person(name);
    return Buffer.concat([Buffer.from(await dkimSignature(key, mail), "latin1"), bytes(mail)]);
  };

  test("holds for another project's verifier, whoever reads", async () => {
    for (const name of ["", " Zoé", ` ${"œ".repeat(120)}`])
      expect(await verify(await signed(name), kind)).toEqual(["pass"]);
  });

  test("falls when a word, a link to unsubscribe or the sender is changed", async () => {
    const raw = (await signed(" Zoé")).toString("latin1");
    for (const [from, to] of [
      ["point au", "poing au"],
      ["<https://lucioles.exemple/me", "<https://lucifer.exemple/me"],
      ["\r\nFrom: ", "\r\nFrom: Autre <a@lucioles.exemple>\r\nFrom: "],
    ] as const) {
      expect(raw).toContain(from);
      expect(await verify(Buffer.from(raw.replace(from, to), "latin1"), kind)).not.toContain("pass");
    }
  });
});

test("a key that signs nothing safely is refused", () => {
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "pem", type: "pkcs8" });
  expect(() => readDkimKey(ec.toString())).toThrow();
  expect(() => readDkimKey("no key")).toThrow();
});
