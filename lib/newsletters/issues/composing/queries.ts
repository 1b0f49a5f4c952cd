import { db, type Prisma } from "@/lib/db";
import { findEmbeds } from "@/lib/embeds/queries";
import { env } from "@/lib/env";
import { urlIn } from "@/lib/i18n/paths";
import { type Locale, plainText, readText } from "@/lib/local-text";
import { type MailContent, publicHost } from "@/lib/mail/message";
import { findSender } from "@/lib/mail/queries";
import { slot } from "@/lib/mail/skeletons/slots";
import { frenchSpaces } from "@/lib/markdown";
import { issueMail } from "../emails";

/** What an issue is made of besides its reader. */
export const issueColumns = {
  id: true,
  groupId: true,
  slug: true,
  onWeb: true,
  subject: true,
  preheader: true,
  words: true,
  audience: true,
  group: { select: { slug: true, name: true } },
  newsletter: { select: { slug: true, title: true } },
} satisfies Prisma.BroadcastSelect;

export type Issue = Prisma.BroadcastGetPayload<{ select: typeof issueColumns }>;

/** An issue by its id, whichever its group; null for a message about an event, and for what is gone. */
export const findIssue = (id: string): Promise<Issue | null> =>
  db.broadcast.findFirst({ where: { id, eventId: null, deletedAt: null }, select: issueColumns });

export type ComposedIssue = MailContent & {
  /** In whose name it leaves. */
  from: string;
  replyTo: string | undefined;
  headers: [name: string, value: string][];
};

/** Where everybody reads an issue; null when it is not, or not yet, on the web. */
export const webPathOf = ({ onWeb, newsletter, slug }: Published): string | null =>
  onWeb && newsletter && slug ? `/newsletter/${newsletter.slug}/${slug}` : null;

type Published = { onWeb: boolean; slug: string | null; newsletter: { slug: string } | null };

/** RFC 2919: a name that stays, whatever the title becomes. */
function listId({ newsletter, group }: Issue, locale: Locale): string {
  const title = plainText(newsletter?.title ?? group.name, locale).replace(/[<>"\\]/g, "");
  return `${title} <${newsletter ? newsletter.slug : `contacts.${group.slug}`}.${publicHost()}>`;
}

/** An issue in one language as it leaves now, with slots for what differs per reader (issueValues); null while nothing is written. */
export async function composeIssue(issue: Issue, locale: Locale, now: Date): Promise<ComposedIssue | null> {
  const [subject, read] = [readText(issue.subject, locale), readText(issue.words, locale)];
  if (!subject || !read) return null;
  const words = read.lang === "fr" ? { ...read, text: frenchSpaces(read.text) } : read;
  const { brand, replyTo } = await findSender(issue.groupId, locale);
  const { cards } = await findEmbeds([{ [words.lang]: words.text }], locale, now);
  const { newsletter } = issue;
  const webPath = webPathOf(issue);
  const webUrl = webPath && urlIn(locale, webPath);
  const content = await issueMail({
    ...{ locale, brand, subject, words, cards, webUrl, origin: env().publicUrl, meUrl: slot("meUrl") },
    preheader: plainText(issue.preheader, words.lang),
    belongs: newsletter
      ? { to: "newsletter", name: plainText(newsletter.title, locale) }
      : { to: "group", name: plainText(issue.group.name, locale) },
  });
  const headers: ComposedIssue["headers"] = [
    ["List-Id", listId(issue, locale)],
    ["List-Unsubscribe", `<${slot("oneClickUrl")}>`],
    ["List-Unsubscribe-Post", "List-Unsubscribe=One-Click"],
    ["Precedence", "bulk"],
  ];
  if (webUrl && newsletter) headers.push(["List-Archive", `<${urlIn(locale, `/newsletter/${newsletter.slug}`)}>`]);
  return { ...content, from: brand.name, replyTo, headers };
}
