import { describe, expect, test } from "vitest";
import { env } from "@/lib/env";
import { LOCALES } from "@/lib/local-text";
import { lintMail } from "./linter";
import { sampleMails } from "./samples";

/** What people could type into a name or a title to get something into somebody's mail. */
const HOSTILE = [
  "Camille\r\nBcc: all@example.org",
  "Camille\nContent-Type: text/html\n\n<b>x</b>",
  '<img src="https://elsewhere.example/pixel.png">',
  "</style><script>alert(1)</script>",
  "{name} {count, plural, other {#}} {",
  "=?utf-8?Q?=0D=0ABcc:_x=40example.org?=",
  "\u202eevil\u0000\u2028line",
  "x".repeat(300),
];

for (const locale of LOCALES) {
  describe(locale, () => {
    for (const name of Object.keys(sampleMails(locale))) {
      test(`${name} keeps every promise of a mail`, async () => {
        const mail = await sampleMails(locale)[name]?.();
        expect(mail && lintMail(mail, locale, env().publicUrl)).toEqual([]);
      });
    }

    test("nothing that is typed into a name, a title or a group adds a header, a tag or a remote resource", async () => {
      for (const typed of HOSTILE) {
        const mails = sampleMails(locale, { name: typed, title: typed, group: typed });
        for (const mail of Object.values(mails)) {
          const { html } = await mail();
          expect(html).not.toMatch(/<img|<script|<b>x|href="https:\/\/elsewhere/);
          expect(html.split("</style>")).toHaveLength(2);
        }
      }
    });
  });
}

test("control: the linter sees a pixel, a foreign link, a second button and a missing language", async () => {
  const good = await sampleMails("fr")["sign-in"]?.();
  if (!good) throw new Error("no sample");
  const lint = (html: string) => lintMail({ ...good, html }, "fr", env().publicUrl);
  expect(lint(good.html.replace("</h1>", '</h1><img src="https://elsewhere.example/p.gif">'))).not.toEqual([]);
  expect(lint(good.html.replace(/href="[^"]*"/, 'href="https://elsewhere.example/"'))).not.toEqual([]);
  expect(lint(good.html.replace("</h1>", '</h1><a class="action">x</a>'))).not.toEqual([]);
  expect(lint(good.html.replaceAll('lang="fr"', ""))).not.toEqual([]);
  expect(lint(good.html.replace("</style>", "body{background:url(https://elsewhere.example)}</style>"))).not.toEqual(
    [],
  );
});
