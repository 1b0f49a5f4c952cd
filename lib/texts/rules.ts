import { LOCALES, type Locale, localText } from "@/lib/local-text";
import { TERMS } from "@/lib/privacy/terms/rules";
import { after } from "@/lib/time";

/** What goes from draft to public at the desk. */
export type TextKind = "post" | "campaign" | "resource" | "page";

/** A text that goes public, named by the one column that holds its id elsewhere. */
export type PublicRef = { postId: string } | { campaignId: string } | { resourceId: string } | { pageId: string };

/** A text of the desk: one that goes public, or an issue of a newsletter. */
export type TextRef = PublicRef | { broadcastId: string };

/** The id of a text, whichever it is. */
export const idOf = (text: TextRef): string => Object.values(text)[0] ?? "";

/** The `where` of a text in its table. A message about an event is none: it has no history and no bin. */
export const isText = (text: TextRef) => ({ id: idOf(text), ...("broadcastId" in text && { eventId: null }) });

export const TEXT_STATES = ["draft", "scheduled", "published", "withdrawn", "deleted"] as const;
export type TextState = (typeof TEXT_STATES)[number];

type Dates = { publishedAt: Date | null; withdrawnAt: Date | null; deletedAt: Date | null };

/** Where a text stands on its way at `now`. */
export function textState({ publishedAt, withdrawnAt, deletedAt }: Dates, now: Date): TextState {
  if (deletedAt) return "deleted";
  if (publishedAt) return publishedAt > now ? "scheduled" : "published";
  return withdrawnAt ? "withdrawn" : "draft";
}

/** The `where` of what everybody sees at `now`: no draft, none that is scheduled, none that was thrown away. */
export const isPublic = (now: Date) => ({ publishedAt: { lte: now }, deletedAt: null });

/** The `where` of the texts in a state at `now`; "all" leaves out what was thrown away. */
export const inState = (state: TextState | "all", now: Date) =>
  ({
    all: { deletedAt: null },
    draft: { deletedAt: null, publishedAt: null, withdrawnAt: null },
    scheduled: { deletedAt: null, publishedAt: { gt: now } },
    published: isPublic(now),
    withdrawn: { deletedAt: null, publishedAt: null, withdrawnAt: { not: null } },
    deleted: { deletedAt: { not: null } },
  })[state];

/** What was thrown away can be taken back this long. */
export const UNDO_TERM = TERMS.bin.kept;

/** When what was thrown away then is gone for good. */
export const goneAt = (deletedAt: Date): Date => after(deletedAt, UNDO_TERM);

export type Completeness = Record<Locale, "whole" | "part" | "none">;

/** What a reader gets of a text; in a list or a mail it may have no summary. */
type Words = { title: unknown; summary?: unknown; body: unknown };

/**
 * How whole a text is in each language, for who reads it: its title and its text, and a summary where the other language
 * has one. What leads elsewhere, as a resource does, may do with a summary, unless the other language has a text.
 */
export function completeness({ title, summary, body }: Words, { leadsElsewhere = false } = {}): Completeness {
  const [titles, summaries, bodies] = [title, summary, body].map(writtenIn);
  const mark = (locale: Locale) => {
    const has = (texts: Written | undefined) => texts?.[locale] ?? false;
    const isInOther = (texts: Written | undefined) => LOCALES.some((other) => other !== locale && texts?.[other]);
    if (!has(titles) && !has(summaries) && !has(bodies)) return "none";
    const saysIt = has(bodies) || (leadsElsewhere && has(summaries) && !isInOther(bodies));
    return has(titles) && saysIt && (has(summaries) || !isInOther(summaries)) ? "whole" : "part";
  };
  return { fr: mark("fr"), en: mark("en") };
}

type Written = Record<Locale, boolean>;

/** In which languages something is written. */
function writtenIn(json: unknown): Written {
  const text = localText(json);
  return { fr: Boolean(text.fr?.trim()), en: Boolean(text.en?.trim()) };
}
