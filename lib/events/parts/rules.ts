import { z } from "zod";
import { type LocalText, localText, localTextSchema } from "@/lib/local-text";

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
