import { db } from "@/lib/db";
import { placeColumns, timeColumns } from "@/lib/events/queries";
import { placeFor, placeLine } from "@/lib/events/rules";
import { pathIn } from "@/lib/i18n/paths";
import { translator } from "@/lib/i18n/translator";
import { LOCALES, type Locale, localText, plainText, readText } from "@/lib/local-text";
import { type Picture, pictureColumns } from "@/lib/picture";
import { type CardKind, cardOf } from "@/lib/rich-text/nodes";
import { isPublic } from "@/lib/texts/rules";
import { dayOf, formatDate, formatWhen } from "@/lib/time";
import type { EmbedCard, Embeds } from "./html";

/** The own paths that texts lead to, in every language they are written in. */
const pathsIn = (texts: readonly unknown[]): string[] =>
  texts.flatMap((json) => {
    const text = localText(json);
    return LOCALES.flatMap((locale) =>
      [...(text[locale] ?? "").matchAll(/\]\(<?(\/[^\s)>]+)/g)].map(([, path = ""]) => path),
    );
  });

type Named = { slug: string; title: unknown; picture: Picture | null };

/** Makes a card in words of one language. */
const cardIn =
  (locale: Locale) =>
  (kind: CardKind, { slug, title, picture }: Named, about: string[]): [string, EmbedCard] => {
    const path = `${kind}/${slug}`;
    const read = readText(title, locale);
    const shown = { title: read?.text ?? slug, lang: read?.fallback ? read.lang : null, picture };
    return [path, { href: pathIn(locale, `/${path}`), about: about.filter(Boolean), ...shown }];
  };

/** What these texts name and everybody may see at `now`, in words of one language. A draft, or what was taken back, is not among it. */
export async function findEmbeds(texts: readonly unknown[], locale: Locale, now: Date): Promise<Embeds> {
  const paths = pathsIn(texts);
  const slugs = (kind: CardKind) =>
    paths.flatMap((path) => (cardOf(path)?.kind === kind ? (cardOf(path)?.slug ?? []) : []));
  const pictures = paths.flatMap((path) => /^(.+)-\d+\.webp$/.exec(path)?.[1] ?? []);
  const [made, events, campaigns, posts, resources, pages] = await Promise.all([
    pictures.length ? db.media.findMany({ where: { path: { in: pictures } }, select: pictureColumns }) : [],
    listEvents(slugs("events"), now),
    listCampaigns(slugs("campaigns"), now),
    listPosts(slugs("news"), now),
    listResources(slugs("resources"), now),
    listPages(slugs("groups"), now),
  ]);
  const t = translator(locale, "events");
  const card = cardIn(locale);
  return {
    pictures: Object.fromEntries(made.map((each) => [each.path, each])),
    cards: Object.fromEntries([
      ...events.map((event) =>
        card("events", event, [
          event.cancelledAt ? t("state.cancelled") : t(`kind.${event.kind}`),
          formatWhen(event, locale),
          placeLine(placeFor(event, "public")),
        ]),
      ),
      ...campaigns.map((each) => card("campaigns", each, [plainText(each.summary, locale)])),
      ...posts.map((post) =>
        card("news", post, [formatDate(dayOf(post.publishedAt ?? now, post.group.timeZone), locale)]),
      ),
      ...resources.map((each) => card("resources", each, [plainText(each.summary, locale)])),
      ...pages.map(({ group, slug, title }) =>
        card("groups", { slug: `${group.slug}/${slug}`, title, picture: null }, [plainText(group.name, locale)]),
      ),
    ]),
  };
}

const named = { slug: true, title: true, picture: { select: pictureColumns } } as const;

const listEvents = async (slugs: string[], now: Date) =>
  slugs.length
    ? db.event.findMany({
        where: { slug: { in: slugs }, publishedAt: { lte: now } },
        select: { ...named, kind: true, cancelledAt: true, ...timeColumns, ...placeColumns },
      })
    : [];

const listCampaigns = async (slugs: string[], now: Date) =>
  slugs.length
    ? db.campaign.findMany({ where: { slug: { in: slugs }, ...isPublic(now) }, select: { ...named, summary: true } })
    : [];

const listPosts = async (slugs: string[], now: Date) =>
  slugs.length
    ? db.post.findMany({
        where: { slug: { in: slugs }, ...isPublic(now) },
        select: { ...named, publishedAt: true, group: { select: { timeZone: true } } },
      })
    : [];

const listResources = async (slugs: string[], now: Date) =>
  slugs.length
    ? db.resource.findMany({ where: { slug: { in: slugs }, ...isPublic(now) }, select: { ...named, summary: true } })
    : [];

/** By "group/page". */
async function listPages(slugs: string[], now: Date) {
  const asked = slugs.map((both) => both.split("/"));
  if (asked.length === 0) return [];
  return db.page.findMany({
    where: { OR: asked.map(([group = "", slug = ""]) => ({ slug, group: { slug: group } })), ...isPublic(now) },
    select: { slug: true, title: true, group: { select: { slug: true, name: true } } },
  });
}
