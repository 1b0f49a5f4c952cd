import { beforeEach, describe, expect, test } from "vitest";
import type { Scope } from "@/lib/auth/scope";
import { readContactsAsk } from "@/lib/contacts/desk/filter";
import { db } from "@/lib/db";
import { rereadEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import { plainText } from "@/lib/local-text";
import { fillMail } from "@/lib/mail/skeletons/slots";
import { seal } from "@/lib/privacy/sealed";
import { filePath } from "@/lib/resources/rules";
import { addContact } from "@/lib/signups/adding/mutations";
import { deleteText } from "@/lib/texts/mutations";
import { listRevisions } from "@/lib/texts/revisions/queries";
import { after, days, hours, minutes } from "@/lib/time";
import { NOW, someAddress, someGroup, someScope } from "@/tests/helpers/organizers";
import { aNewsletter, anEvent } from "@/tests/helpers/story";
import { stopBroadcast } from "../broadcasts/mutations";
import { getBroadcast } from "../broadcasts/queries";
import { leavesAt } from "../broadcasts/rules";
import { checkIssue } from "./checks/queries";
import { composeIssue, findIssue } from "./composing/queries";
import { getDeskIssue } from "./desk/queries";
import { draftIssue, draftToContacts, duplicateIssue, editIssue, restoreIssueVersion } from "./mutations";
import { seeIssueCopy, seeReaders } from "./preview/people";
import { issueValues } from "./rules";
import { sendIssue } from "./sending/mutations";

const words = (fr: string) => ({ subject: { fr: "Bonjour {prénom}" }, words: { fr } });
const everybody = readContactsAsk({});
let scope: Scope;
let letter: { id: string; slug: string };

beforeEach(async () => {
  scope = await someScope(await someGroup());
  letter = await aNewsletter(scope.groupId);
});

async function begun(fr = "Voici la suite."): Promise<string> {
  const made = await draftIssue(scope, { newsletter: letter.id }, NOW);
  if (!made.ok) throw new Error(made.reason);
  expect(await editIssue(scope, made.broadcastId, words(fr), NOW)).toMatchObject({ ok: true });
  return made.broadcastId;
}

/** Somebody who reads the newsletter, as they would be after confirming. */
async function subscriber(name = "Camille"): Promise<string> {
  const email = someAddress();
  const added = await addContact(scope, { email, name, origin: "paper" }, NOW);
  if (!added.ok) throw new Error(added.reason);
  const { contactId } = await db.groupContact.findUniqueOrThrow({ where: { id: added.contact } });
  await db.subscription.create({ data: { id: newId(), newsletterId: letter.id, contactId, confirmedAt: NOW } });
  return contactId;
}

/** A text that leads to one of each kind of thing on the site, with a picture of the demo and an uploaded one. */
async function everyOwnLink(): Promise<string> {
  const { groupId } = scope;
  const group = await db.group.findUniqueOrThrow({ where: { id: groupId } });
  const event = await anEvent(groupId, { now: NOW });
  const own = { groupId, title: { fr: "Essai" }, publishedAt: NOW };
  const named = () => ({ id: newId(), slug: `s-${newId()}`, ...own });
  const campaign = await db.campaign.create({ data: named() });
  const post = await db.post.create({ data: { ...named(), category: "NEWS" } });
  const page = await db.page.create({ data: named() });
  const file = await db.attachment.create({ data: { id: newId(), groupId, name: "essai", bytes: 9 } });
  const resource = await db.resource.create({ data: { ...named(), kind: "BROCHURE", attachmentId: file.id } });
  const folders = ["/demo/", "/media/"];
  const pictures = folders.map((folder) => `${folder}${newId()}`);
  const sizes = { width: 480, height: 320, widths: [480], alt: { fr: "Essai" } };
  await db.media.createMany({ data: pictures.map((path) => ({ id: newId(), groupId, path, ...sizes })) });
  const issue = { subject: { fr: "Avant" }, words: { fr: "Avant." }, slug: `i-${newId()}`, scheduledAt: NOW };
  const state = { audience: { kind: "subscribers", newsletterId: letter.id }, createdAt: NOW, onWeb: true };
  await db.broadcast.create({ data: { id: newId(), groupId, newsletterId: letter.id, ...issue, ...state } });
  const paths = [
    ...[`/events/${event.slug}`, `/campaigns/${campaign.slug}`, `/news/${post.slug}`, `/groups/${group.slug}`],
    ...[`/groups/${group.slug}/${page.slug}`, `/resources/${resource.slug}`, filePath(resource.slug)],
    ...[`/newsletter/${letter.slug}`, `/newsletter/${letter.slug}/${issue.slug}`, "/join", "/privacy"],
  ];
  return [...paths.map((path) => `[là](${path})`), ...pictures.map((path) => `![Essai](${path}-480.webp)`)].join(
    "\n\n",
  );
}

async function composed(id: string, locale: "fr" | "en" = "fr") {
  const issue = await findIssue(id);
  const mail = issue && (await composeIssue(issue, locale, NOW));
  if (!mail) throw new Error("nothing was composed");
  const values = issueValues({
    name: "Camille",
    meUrl: "https://a.example/me/x",
    oneClickUrl: "https://a.example/one",
  });
  return { ...mail, ...fillMail(mail, values) };
}

describe("an issue", () => {
  test("calls itself by its subject, and begins in the list of mails as it begins for this reader", async () => {
    const { html, text, subject } = await composed(await begun("Bonjour {prénom|camarades},\n\nVoici la suite."));
    expect(subject).toBe("Bonjour Camille");
    expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).toBe(subject);
    expect(/<div [^>]*data-skip-in-text[^>]*>(.*?)</.exec(html)?.[1]).toMatch(
      /^Bonjour Camille, Voici la suite\.[\u00a0\u200c]*$/,
    );
    expect(text.match(/Voici la suite/g)).toHaveLength(1);
    const long = await composed(await begun(`{prénom|${"a".repeat(120)}} et la suite`));
    expect(long.html).not.toMatch(/[\uE000\uE001]/);
    expect(long.html).toContain("<h1");
  });

  test("says what was written, with cards as they are now, buttons, own pictures and no other", async () => {
    const event = await anEvent(scope.groupId, { now: NOW });
    const id = await begun(
      `Bonjour {prénom},\n\n[Avant](/events/${event.slug})\n\n[Signer](/join "button")\n\n---\n\n![Nous](/media/a-480.webp "Nous")\n\n![Eux](https://a.example/b.png)\n\n> Dit « oui » !\n\n1. un\n2. deux`,
    );
    await db.event.update({ where: { id: event.id }, data: { title: { fr: "Titre nouveau" } } });
    const { subject, html, text } = await composed(id);
    expect(subject).toBe("Bonjour Camille");
    expect(html).toContain("Bonjour Camille,");
    expect(html).toContain("Titre nouveau");
    expect(html).toMatch(/<a[^>]*href="http[^"]*\/join"[^>]*>/);
    expect(html).toMatch(/<img[^>]*src="http[^"]*\/media\/a-480\.webp"/);
    expect(html).not.toMatch(/<img[^>]*a\.example/);
    expect(html).not.toContain("\uE000");
    expect(text).toContain("https://a.example/me/x");
    expect(text).toContain("Dit «\u202foui\u202f»\u202f!");
  });

  test("names its list and how to leave it in its headers, as RFC 2919 and RFC 8058 have it", async () => {
    const { headers } = await composed(await begun());
    expect(Object.fromEntries(headers)).toMatchObject({
      "List-Id": expect.stringMatching(new RegExp(`^La lettre <${letter.slug}\\.[^<>]+>$`)),
      "List-Unsubscribe": expect.stringMatching(/^<.+>$/),
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      Precedence: "bulk",
    });
    expect(headers.map(([name]) => name)).not.toContain("Auto-Submitted");
  });

  test("begun again while it is untouched is the same draft, its writer's own; once written in, another begins", async () => {
    const begin = async (who = scope, tag: string | undefined = undefined) => {
      const made = await draftIssue(who, { newsletter: letter.id, tag }, NOW);
      return made.ok ? made.broadcastId : made.reason;
    };
    const [first, again] = await Promise.all([begin(), begin()]);
    expect(again).toBe(first);
    const other = await someScope(scope.groupId);
    const others = [first, await begin(other), await begin(scope, "rennes")];
    expect(new Set(others).size).toBe(3);
    await editIssue(scope, first, words("Un."), NOW);
    const second = await begin();
    expect(others).not.toContain(second);
    await editIssue(scope, second, words("Deux."), NOW);
    await editIssue(scope, second, {}, NOW);
    const third = await begin();
    expect([...others, second]).not.toContain(third);
    await deleteText(scope, { broadcastId: third }, NOW);
    expect(await begin()).not.toBe(third);
  });

  test("keeps its history, and what somebody else saved meanwhile", async () => {
    const id = await begun("Un.");
    const { updatedAt } = await db.broadcast.findUniqueOrThrow({ where: { id } });
    const later = after(NOW, minutes(20));
    expect(await editIssue(scope, id, words("Deux."), later, updatedAt)).toMatchObject({ ok: true });
    expect(await editIssue(scope, id, words("Trois."), later, updatedAt)).toEqual({ ok: false, reason: "text_stale" });
    const [, first] = await listRevisions(scope, { broadcastId: id });
    expect(await restoreIssueVersion(scope, id, first?.id ?? "", after(later, 1000))).toMatchObject({ ok: true });
    expect(await db.broadcast.findUnique({ where: { id } })).toMatchObject({ words: { fr: "Un." } });
  });

  test("names the towns it is about, to the check, the copy and the history alike", async () => {
    const id = await begun("Un.");
    const lyon = await subscriber();
    for (const city of ["Rennes", "Brest"]) await db.group.update({ where: { id: await someGroup() }, data: { city } });
    await db.contact.update({ where: { id: lyon }, data: { onlyCity: "Lyon" } });
    await editIssue(scope, id, { ...words("Deux."), cities: "Rennes, Brest" }, after(NOW, minutes(20)));
    expect(await checkIssue(scope, id, NOW)).toMatchObject({ people: 0, cities: ["Rennes", "Brest"] });
    expect((await getDeskIssue(scope, id))?.cities).toBe("Rennes, Brest");
    await editIssue(scope, id, words("Deux."), after(NOW, minutes(40)));
    expect(await checkIssue(scope, id, NOW)).toMatchObject({ people: 1, cities: [] });
    const named = (await listRevisions(scope, { broadcastId: id })).map(({ id }) => id);
    const restored = await restoreIssueVersion(scope, id, named[1] ?? "", after(NOW, minutes(60)));
    expect(restored).toMatchObject({ ok: true });
    expect((await checkIssue(scope, id, NOW))?.cities).toEqual(["Rennes", "Brest"]);
  });

  test("names no town that the site does not know, but what it named before, or in its history", async () => {
    const groupId = await someGroup();
    const inTown = (city: string | null) => db.group.update({ where: { id: groupId }, data: { city } });
    await inTown("Quimper");
    const id = await begun("Un.");
    const about = (cities: string, minute: number) =>
      editIssue(scope, id, { ...words("Deux."), cities }, after(NOW, minutes(minute)));
    const unknown = { ok: false, reason: "city_unknown" };
    expect(await about("Quimper, Atlantis", 20)).toEqual(unknown);
    expect(await db.broadcast.findUnique({ where: { id } })).toMatchObject({ words: { fr: "Un." } });
    expect(await about("quimper", 40)).toMatchObject({ ok: true });
    await inTown(null);
    expect(await about("quimper", 60)).toMatchObject({ ok: true });
    expect(await about("", 80)).toMatchObject({ ok: true });
    expect(await about("quimper", 100)).toEqual(unknown);
    const [, named] = await listRevisions(scope, { broadcastId: id });
    expect(await restoreIssueVersion(scope, id, named?.id ?? "", after(NOW, minutes(120)))).toMatchObject({ ok: true });
    expect((await checkIssue(scope, id, NOW))?.cities).toEqual(["quimper"]);
  });

  test("can be written anew from another, to the same people", async () => {
    const id = await begun("Encore.");
    const copy = await duplicateIssue(scope, id, NOW);
    const { audience, words } = await db.broadcast.findUniqueOrThrow({
      where: { id: copy.ok ? copy.broadcastId : "" },
    });
    expect([audience, words]).toEqual([{ kind: "subscribers", newsletterId: letter.id }, { fr: "Encore." }]);
  });
});

describe("sending", () => {
  test("is refused while something stands in the way; what may be meant otherwise is only said", async () => {
    const id = await begun("[là](/nulle-part)");
    expect(await sendIssue(scope, id, {}, NOW)).toEqual({ ok: false, reason: "issue_blocked" });
    expect((await checkIssue(scope, id, NOW))?.blocking).toEqual([{ about: "nobody" }]);
    await subscriber();
    const check = await checkIssue(scope, id, NOW);
    expect(check).toMatchObject({ people: 1, blocking: [], show: "subscribers" });
    expect(check?.warnings.map(({ about }) => about)).toEqual(["one_language", "dead_link"]);
    await editIssue(scope, id, words(await everyOwnLink()), NOW);
    expect((await checkIssue(scope, id, NOW))?.warnings.map(({ about }) => about)).toEqual(["one_language"]);
    await editIssue(scope, id, words("x ".repeat(10_000)), NOW);
    expect((await checkIssue(scope, id, NOW))?.blocking).toEqual([]);
    await editIssue(scope, id, words("é".repeat(59_000)), NOW);
    expect((await checkIssue(scope, id, NOW))?.blocking).toMatchObject([{ about: "size" }]);
    expect(await sendIssue(scope, id, {}, NOW)).toEqual({ ok: false, reason: "issue_blocked" });
  });

  test("says when it will be over, before it is sent, while it is held and later, by what an hour may hold", async () => {
    process.env.MAIL_PER_HOUR = "2";
    rereadEnv();
    for (let people = 0; people < 5; people++) await subscriber();
    const id = await begun();
    const twoHours = (from: Date) => after(from, hours(2));
    expect((await checkIssue(scope, id, NOW))?.endsAt).toEqual(twoHours(leavesAt(NOW)));
    const at = after(NOW, days(1));
    await sendIssue(scope, id, { at }, NOW);
    expect(await getBroadcast(scope, id, NOW)).toMatchObject({ state: "held", endsAt: twoHours(at) });
    process.env.MAIL_PER_HOUR = "";
    rereadEnv();
  });

  test("is told in whose name it leaves, also while nothing is written", async () => {
    await db.group.update({ where: { id: scope.groupId }, data: { publicEmail: "nous@exemple.fr" } });
    const { name } = await db.group.findUniqueOrThrow({ where: { id: scope.groupId } });
    const empty = await draftIssue(scope, { newsletter: letter.id }, NOW);
    const told = { from: plainText(name, "fr"), replyTo: "nous@exemple.fr" };
    expect(told.from).not.toBe("");
    expect(await checkIssue(scope, empty.ok ? empty.broadcastId : "", NOW)).toMatchObject(told);
    expect(await checkIssue(scope, await begun(), NOW)).toMatchObject(told);
  });

  test("at a moment can be taken back until then, and written on; after it, nothing changes any more", async () => {
    await subscriber();
    const id = await begun();
    const at = after(NOW, days(1));
    expect(await sendIssue(scope, id, { at: NOW }, NOW)).toEqual({ ok: false, reason: "date_past" });
    expect(await sendIssue(scope, id, { at }, NOW)).toEqual({ ok: true });
    expect(await db.broadcast.findUnique({ where: { id } })).toMatchObject({ scheduledAt: at, recipients: 1 });
    expect(await editIssue(scope, id, words("Non."), NOW)).toEqual({ ok: false, reason: "message_left" });
    await deleteText(scope, { broadcastId: id }, NOW);
    expect(await db.broadcast.findUnique({ where: { id } })).toMatchObject({ deletedAt: null });
    expect(await stopBroadcast(scope, id, after(at, -1000))).toEqual({ ok: true, held: true });
    expect(await editIssue(scope, id, words("Oui."), NOW)).toMatchObject({ ok: true });
    expect(await sendIssue(scope, id, {}, NOW)).toEqual({ ok: true });
  });
});

describe("a preview", () => {
  test("is as somebody among the readers gets it, without their own link, and on record", async () => {
    await subscriber("Camille");
    const id = await begun("Bonjour {prénom|vous}.");
    const [found] = (await seeReaders(scope, id, "camille", NOW)) ?? [];
    expect(found).toBeUndefined();
    await db.contact.updateMany({
      data: { confirmedAt: NOW },
      where: { subscriptions: { some: { newsletterId: letter.id } } },
    });
    const copy = await seeIssueCopy(scope, id, undefined, NOW);
    expect(copy?.text).toContain("/me/…");
    expect(copy?.text).not.toMatch(/\/me\/[A-Za-z0-9_-]{8}/);
    const where = { groupId: scope.groupId, act: "broadcast.previewed" };
    expect(await db.auditEntry.findMany({ where })).toMatchObject([{ subjectId: id, count: 1 }]);
  });

  test("does not tell by whom a typed address is held, who told another group their name", async () => {
    const email = someAddress();
    const added = await addContact(scope, { email, origin: "paper" }, NOW);
    const id = added.ok ? added.contact : "";
    const { contactId } = await db.groupContact.findUniqueOrThrow({ where: { id } });
    const sealedName = seal("Contact.sealedName", contactId, "Dite Ailleurs");
    await db.contact.update({ where: { id: contactId }, data: { confirmedAt: NOW, sealedName, locale: "en" } });
    const made = await draftToContacts(scope, { ...everybody, ids: [id] }, NOW);
    const issue = made.ok ? made.broadcastId : "";
    await editIssue(scope, issue, words("Voici."), NOW);
    expect(await seeReaders(scope, issue, email.display, NOW)).toMatchObject([{ id: contactId, name: null }]);
    expect(await seeIssueCopy(scope, issue, contactId, NOW)).toMatchObject({ reader: { name: null }, locale: "fr" });
    await db.groupContact.update({ where: { id }, data: { knowsName: true, byHand: false } });
    expect(await seeReaders(scope, issue, "ailleurs", NOW)).toMatchObject([{ name: "Dite Ailleurs" }]);
  });
});

describe("a message to contacts", () => {
  test("begins with those ticked or all that match, as far as they agreed; never with a search by name", async () => {
    const email = someAddress();
    const added = await addContact(scope, { email, name: "Awa", origin: "paper" }, NOW);
    const id = added.ok ? added.contact : "";
    expect(await draftToContacts(scope, { ...everybody, ids: [id] }, NOW)).toMatchObject({ ok: true });
    expect(await draftToContacts(scope, everybody, NOW)).toMatchObject({ ok: true });
    const named = { ok: false, reason: "nobody_chosen" };
    expect(await draftToContacts(scope, readContactsAsk({ q: "awa" }), NOW)).toEqual(named);
    expect(await draftToContacts(scope, { ...everybody, ids: [] }, NOW)).toEqual(named);
    await db.groupContact.update({ where: { id }, data: { mailsStoppedAt: NOW } });
    expect(await draftToContacts(scope, everybody, NOW)).toEqual({ ok: false, reason: "nobody_agreed" });
  });
});
