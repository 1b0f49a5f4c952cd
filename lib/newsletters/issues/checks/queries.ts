import { canSeePeople } from "@/lib/auth/rules";
import type { Scope } from "@/lib/auth/scope";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { isId } from "@/lib/ids";
import { LOCALES, type Locale, localText } from "@/lib/local-text";
import { findSender } from "@/lib/mail/queries";
import { forecastEnd } from "@/lib/mail/sending/forecast/queries";
import { skeletonOf } from "@/lib/mail/skeletons/skeleton";
import { filePath } from "@/lib/resources/rules";
import { isPublic } from "@/lib/texts/rules";
import { countAudience } from "../../broadcasts/audience/queries";
import { audienceSchema, citiesOf, leavesAt, wordOf } from "../../broadcasts/rules";
import { findArchived } from "../archive/queries";
import { composeIssue, findIssue, type Issue } from "../composing/queries";
import { issueValues } from "../rules";
import { checkWords, type Finding, isBlocking, linksIn, MOST_BYTES, ownPathOf } from "./rules";

const ALWAYS_THERE = ["/", "/events", "/campaigns", "/news", "/resources", "/groups", "/newsletter", "/join"];
const THERE_TOO = ["/privacy", "/accessibility", "/feed.xml", "/events.ics"];

/** Whether an own path leads to something that everybody may see at `now`: asked of the database, no network. */
async function isThere(path: string, now: Date): Promise<boolean> {
  if ([...ALWAYS_THERE, ...THERE_TOO].includes(path)) return true;
  if (path.endsWith(".webp")) return (await db.media.count({ where: { path: path.replace(/-\d+\.webp$/, "") } })) > 0;
  const [, folder, slug = "", below, more] = path.split("/");
  if (more !== undefined) return false;
  const where = { slug, ...isPublic(now) };
  switch (below === undefined ? folder : `${folder}/`) {
    case "events":
      return (await db.event.count({ where: { slug, publishedAt: { lte: now } } })) > 0;
    case "campaigns":
      return (await db.campaign.count({ where })) > 0;
    case "news":
      return (await db.post.count({ where })) > 0;
    case "resources":
      return (await db.resource.count({ where })) > 0;
    case "resources/":
      return (
        path === filePath(slug) && (await db.resource.count({ where: { ...where, attachmentId: { not: null } } })) > 0
      );
    case "groups":
      return (await db.group.count({ where: { slug } })) > 0;
    case "groups/":
      return (await db.page.count({ where: { slug: below ?? "", group: { slug }, ...isPublic(now) } })) > 0;
    case "newsletter":
      return (await db.newsletter.count({ where: { slug } })) > 0;
    case "newsletter/":
      return (await findArchived(slug, below ?? "", now)) !== null;
    default:
      return false;
  }
}

/** How many bytes one reader's copy has in a language, as it leaves. */
async function sizeIn(issue: Issue, locale: Locale, now: Date): Promise<number> {
  const composed = await composeIssue(issue, locale, now);
  if (!composed) return 0;
  const longest = { name: "x".repeat(40), meUrl: "x".repeat(120), oneClickUrl: "x".repeat(200) };
  const { headers, body } = skeletonOf(composed)(issueValues(longest));
  return Buffer.byteLength(headers) + Buffer.byteLength(body);
}

async function checkLinks(words: string, locale: Locale, now: Date): Promise<{ dead: Finding[]; elsewhere: string[] }> {
  const { links, pictures } = linksIn(words);
  const origin = env().publicUrl;
  const urls = [...new Set([...links, ...pictures.map(({ url }) => url)])];
  const own = urls.flatMap((url) => ownPathOf(url, origin) ?? []);
  const there = await Promise.all(own.map((path) => isThere(path, now)));
  const dead = own.filter((_, at) => !there[at]).map((what): Finding => ({ about: "dead_link", locale, what }));
  return { dead, elsewhere: links.filter((url) => /^https?:/i.test(url) && !ownPathOf(url, origin)) };
}

/**
 * What is looked at before an issue leaves: whom it goes to, in whose name, what stands in the way and what might be
 * meant otherwise; null when the scope's group has no such issue, or the role may not send.
 */
export async function checkIssue({ groupId, role }: Scope, id: string, now: Date) {
  if (!canSeePeople(role) || !isId(id)) return null;
  const issue = await findIssue(id);
  if (issue?.groupId !== groupId) return null;
  const words = localText(issue.words);
  const written = LOCALES.filter((locale) => words[locale]?.trim());
  const [people, sender, ...perLanguage] = await Promise.all([
    countAudience(issue.audience),
    // Asked for itself: of an issue in which nothing is written yet, nothing is composed.
    findSender(groupId, written[0] ?? "fr"),
    ...written.map(async (locale) => ({
      ...(await checkLinks(words[locale] ?? "", locale, now)),
      ...{ locale, size: await sizeIn(issue, locale, now) },
    })),
  ]);
  const findings: Finding[] = checkWords(issue);
  if (!people) findings.push({ about: "nobody" });
  for (const { dead, size, locale } of perLanguage) {
    findings.push(...dead);
    if (size > MOST_BYTES) findings.push({ about: "size", locale, what: String(Math.ceil(size / 1000)) });
  }
  return {
    ...{ people, show: wordOf(audienceSchema.parse(issue.audience)), cities: citiesOf(issue.audience) },
    ...{ from: sender.brand.name, replyTo: sender.replyTo ?? null, seenAt: now },
    /** When the last copy would have left, were it sent now. */
    endsAt: people ? await forecastEnd(people, null, leavesAt(now)) : null,
    blocking: findings.filter(isBlocking),
    warnings: findings.filter((finding) => !isBlocking(finding)),
    elsewhere: [...new Set(perLanguage.flatMap(({ elsewhere }) => elsewhere))],
    sizes: perLanguage.map(({ locale, size }) => ({ locale, kilobytes: Math.ceil(size / 1000) })),
  };
}

export type IssueCheck = NonNullable<Awaited<ReturnType<typeof checkIssue>>>;
