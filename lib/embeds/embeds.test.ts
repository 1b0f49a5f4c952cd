import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { renderMarkdown } from "@/lib/markdown";
import { searchPublic } from "@/lib/search/queries";
import { after, days } from "@/lib/time";
import { aGroup, anEvent } from "@/tests/helpers/story";
import { findEmbeds } from "./queries";

const now = new Date("2026-11-21T12:00:00Z");
const words = { notes: "Notes", back: (number: string) => number };

/** A text as its page shows it in French. */
async function shown(text: string): Promise<string> {
  const embeds = await findEmbeds([{ fr: text }], "fr", now);
  return renderMarkdown(text, { lang: "fr", words, embeds });
}

const eventAs = async (data: object) => {
  const { id, slug } = await anEvent((await aGroup()).id, { now });
  await db.event.update({ where: { id }, data: { title: { fr: "Veillée & <soupe>" }, ...data } });
  return slug;
};

test("an own page alone in its paragraph stands as a card; in a sentence, or elsewhere, it is a link", async () => {
  const slug = await eventAs({ placeName: "Salle Verte", city: "Rennes" });
  const html = await shown(`[Ancien titre](/en/events/${slug})\n\nVoir [ici](/events/${slug}).`);
  expect(html).toContain(`<a href="/events/${slug}">Veillée &amp; &lt;soupe&gt;</a>`);
  expect(html).toContain("Salle Verte, Rennes");
  expect(html.match(/class="embed"/g)).toHaveLength(1);
  expect(html).toContain(`<p>Voir <a href="/events/${slug}">ici</a>.</p>`);
  expect(html).not.toContain("style=");
  expect(await shown("[x](https://a.example/events/x)")).not.toContain("embed");
});

test("a card tells the public's place only", async () => {
  const slug = await eventAs({
    placeName: "Hangar Caché",
    city: "Rennes",
    address: "Quai 3",
    addressForRegistered: true,
  });
  const html = await shown(`[x](/events/${slug})`);
  expect(html).toContain("Rennes");
  expect(html).not.toMatch(/Hangar|Quai/);
});

test("what is no longer or not yet public stays the link that was written, and no search finds it", async () => {
  const later = after(now, days(1));
  const { id: groupId, slug } = await aGroup();
  const title = { fr: "Secretaire" };
  const text = (published: object) => ({ id: newId(), slug: `s-${newId()}`, groupId, title, ...published });
  const bodies = { summary: {}, body: {} };
  const hidden = [
    `/events/${await eventAs({ title, publishedAt: null })}`,
    `/events/${await eventAs({ title, publishedAt: later })}`,
  ];
  for (const dates of [{ publishedAt: null }, { publishedAt: later }, { publishedAt: now, deletedAt: now }]) {
    const post = await db.post.create({ data: { ...text(dates), ...bodies, category: "NEWS" } });
    const campaign = await db.campaign.create({ data: { ...text(dates), ...bodies } });
    const resource = await db.resource.create({ data: { ...text(dates), ...bodies, kind: "BROCHURE" } });
    const page = await db.page.create({ data: { ...text(dates), ...bodies } });
    hidden.push(`/news/${post.slug}`, `/campaigns/${campaign.slug}`, `/resources/${resource.slug}`);
    hidden.push(`/groups/${slug}/${page.slug}`);
  }
  for (const path of hidden) expect(await shown(`[mot](${path})`)).toBe(`<p><a href="${path}">mot</a></p>`);
  expect(await searchPublic("secretaire", now)).toEqual([]);
  const open = await db.post.create({ data: { ...text({ publishedAt: now }), ...bodies, category: "NEWS" } });
  expect(await searchPublic("secretaire", now)).toMatchObject([{ kind: "post", path: `/news/${open.slug}` }]);
  expect(await shown(`[mot](/news/${open.slug})`)).toContain(">Secretaire</a>");
});

test("a resource and a group's page stand as cards too, and a search leads to them", async () => {
  const { id: groupId, slug: group } = await aGroup();
  const [slug, words] = [`r-${newId()}`, { summary: { fr: "Huit pages" }, body: {}, publishedAt: now }];
  const text = { groupId, slug, ...words, title: { fr: "Tisanerie" } };
  await db.resource.create({ data: { ...text, id: newId(), kind: "BROCHURE" } });
  await db.page.create({ data: { ...text, id: newId() } });
  expect((await searchPublic(" ", now)).filter(({ kind }) => kind === "resource").length).toBeLessThanOrEqual(3);
  expect(await searchPublic("", now)).toContainEqual(expect.objectContaining({ path: `/resources/${slug}` }));
  expect(await searchPublic("tisanerie", now)).toMatchObject([
    { kind: "resource", path: `/resources/${slug}` },
    { kind: "page", path: `/groups/${group}/${slug}` },
  ]);
  const html = await shown(`[x](/resources/${slug})\n\n[x](/groups/${group}/${slug})\n\n[x](/groups/${group})`);
  expect(html).toContain(`<a href="/resources/${slug}">Tisanerie</a></p><p class="meta">Huit pages</p>`);
  expect(html).toContain(`<a href="/groups/${group}/${slug}">Tisanerie</a></p><p class="meta">Les Essais</p>`);
  expect(html.match(/class="embed"/g)).toHaveLength(2);
});

test("one of our pictures comes in all its sizes, its caption below it; one that is gone stays as written", async () => {
  const path = `/media/${newId()}`;
  await db.media.create({
    data: {
      id: newId(),
      groupId: (await aGroup()).id,
      path,
      width: 960,
      height: 640,
      widths: [480, 960],
      alt: { fr: "x" },
    },
  });
  expect(await shown(`![Une carte](${path}-480.webp "Le « tracé » & *suite*")`)).toBe(
    `<figure><img src="${path}-480.webp" alt="Une carte" srcset="${path}-480.webp 480w, ${path}-960.webp 960w" sizes="(min-width: 44rem) 40rem, 100vw" width="960" height="640" loading="lazy" /><figcaption>Le «\u202ftracé\u202f» &amp; *suite*</figcaption></figure>`,
  );
  expect(await shown("![x](/media/rien-480.webp)")).toBe(
    '<p><img src="/media/rien-480.webp" alt="x" loading="lazy" /></p>',
  );
});
