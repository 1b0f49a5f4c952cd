import { z } from "zod";
import { type Locale, type LocalText, localText, localTextSchema, plainText } from "@/lib/local-text";
import { formatTime } from "@/lib/time";

/**
 * Links a group mails in a day at most, over all its events: a large gathering announces some sixty speakers and
 * collectives, and whoever would send mail to strangers through us gets no further.
 */
export const LINK_MAILS_A_DAY = 100;

/** How somebody is announced: name, as what, where to learn more. */
export type Wording = { name: string | null; about: LocalText; url: string | null };

const wordingSchema = z.object({ name: z.string().nullable(), about: localTextSchema, url: z.string().nullable() });

/** What was announced before a correction; null when nothing was corrected. */
export function wordingBefore(json: unknown): Wording | null {
  const parsed = wordingSchema.safeParse(json);
  return parsed.success ? { ...parsed.data, about: localText(parsed.data.about) } : null;
}

type OwnColumns = {
  url: string | null;
  sealedEmail: Uint8Array<ArrayBuffer> | null;
  sealedMessage: Uint8Array<ArrayBuffer> | null;
  linkVersion: number;
  linkMailedAt: Date | null;
  before: unknown;
};

/** What a speaker or a collective has of its own, and keeps when the programme around it is written anew. */
export const ownColumns = ({ url, sealedEmail, sealedMessage, linkVersion, linkMailedAt, before }: OwnColumns) => ({
  url,
  sealedEmail,
  sealedMessage,
  linkVersion,
  linkMailedAt,
  before: before ?? {},
});

/** The same for a copy of the event: how they are announced; neither address nor answer nor link. */
export const copiedColumns = ({ url }: Pick<OwnColumns, "url">) => ({
  url,
  sealedEmail: null,
  sealedMessage: null,
  linkVersion: 1,
  linkMailedAt: null,
  before: {},
});

type Named = { kind: "speaker" | "participation"; name: string | null; about: LocalText; collective: string | null };

/** As people would call them: their name, else what they come as, with their collective; null where nothing says it. */
export function partName({ kind, name, about, collective }: Named, locale: Locale): string | null {
  const own = plainText(about, locale) || null;
  if (kind === "participation") return name ?? collective ?? own;
  const person = name ?? own;
  return collective && person ? `${person} (${collective})` : (person ?? collective);
}

type InSession = { session: { title: unknown; startsAt: Date | null } | null; event: { timeZone: string } };

/** "Ce que coûtent les machines, 13 h"; without the room, which is part of a place that may be held. */
export function sessionLine({ session, event }: InSession, locale: Locale): string | null {
  if (!session) return null;
  const at = session.startsAt && formatTime(session.startsAt, event.timeZone, locale);
  return [plainText(session.title, locale), at].filter(Boolean).join(", ");
}
