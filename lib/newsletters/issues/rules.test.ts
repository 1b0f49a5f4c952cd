import { expect, test } from "vitest";
import { fillMail, fillSlots } from "@/lib/mail/skeletons/slots";
import { checkWords, ownPathOf } from "./checks/rules";
import { issueValues, withoutNames, withSlots } from "./rules";

const reader = (name: string | null) => issueValues({ name, meUrl: "https://a.example/me/x", oneClickUrl: "" });
const read = (text: string, name: string | null) => fillSlots(withSlots(text), reader(name));

test.each([
  ["Bonjour {prénom},", "Bonjour Camille,", "Bonjour,"],
  ["Bonjour {prénom|camarades} !", "Bonjour Camille !", "Bonjour camarades !"],
  ["{prénom|L’ami·e}, viens", "Camille, viens", "L’ami·e, viens"],
  ["Hello {firstname|friends}", "Hello Camille", "Hello friends"],
  ["Hello {First name}.", "Hello Camille.", "Hello."],
  ["{autre} {prénom ", "{autre} {prénom ", "{autre} {prénom "],
])("%s", (text, named, unnamed) => {
  expect(read(text, "Camille Dupont")).toBe(named);
  expect(read(text, null)).toBe(unnamed);
  expect(withoutNames(text)).toBe(unnamed);
});

test("a name is escaped where it is HTML, and only there", () => {
  const mail = {
    subject: withSlots("{prénom}"),
    html: `<p>${withSlots("{prénom|l’« ami »}")}</p>`,
    text: withSlots("{prénom}"),
  };
  expect(fillMail(mail, reader("<b>"))).toEqual({ subject: "<b>", html: "<p>&#60;b&#62;</p>", text: "<b>" });
  expect(fillMail(mail, reader(null)).html).toBe("<p>l’« ami »</p>");
});

const found = (subject: object, words: object) => checkWords({ subject, words }).map(({ about }) => about);

test("what is missing stands in the way, what may be meant otherwise is said", () => {
  expect(found({}, {})).toEqual(["empty"]);
  expect(found({ fr: "Oui" }, { en: "Yes" })).toEqual(["half", "half", "one_language"]);
  expect(found({ fr: "x".repeat(71), en: "Yes" }, { fr: "Oui", en: "Yes" })).toEqual(["long_subject"]);
  const both = (fr: string) => found({ fr: "Oui", en: "Yes" }, { fr, en: "Yes" });
  expect(both("![](/media/a-480.webp)\n\n![x](https://a.example/b.png)")).toEqual(["no_alt", "foreign_picture"]);
  expect(both("{prénom}, viens")).toEqual(["no_name"]);
  expect(both("Bonjour {prénom}, viens. {prénom|Ami} !")).toEqual([]);
});

test("an address of this site is known as such, however it is written", () => {
  const origin = "https://lucioles.example";
  for (const url of ["/events", "/en/events?a=1", "https://lucioles.example/events/#b"])
    expect(ownPathOf(url, origin), url).toBe("/events");
  expect(ownPathOf("/en", origin)).toBe("/");
  for (const url of ["https://a.example/events", "//a.example", "mailto:a@b.example", "#x"])
    expect(ownPathOf(url, origin), url).toBeNull();
});
