import { z } from "zod";
import { line, lines, optional, perLanguage, perLanguageRequired, uuid } from "@/lib/forms";
import { localTextSchema, writtenSchema } from "@/lib/local-text";
import { slugSchema } from "@/lib/slugs";
import { partialDateSchema, writtenDateSchema } from "@/lib/time";

const HASHTAG = /^[\p{L}\p{N}_]{2,60}$/u;

/** "#rendez nous" as one word that can still be read: "rendezNous". */
const asHashtag = (text: string) =>
  text
    .trim()
    .replace(/^#/, "")
    .replace(/\s+(\p{L}?)/gu, (_, first: string) => first.toUpperCase());

/** What makes a campaign. Its bodies are Markdown; the hashtag stands without its "#". */
export const campaignSchema = z.object({
  slug: slugSchema,
  title: writtenSchema,
  summary: localTextSchema.default({}),
  body: localTextSchema.default({}),
  hashtag: z.string().regex(HASHTAG, "unknown").optional(),
  startedOn: partialDateSchema.optional(),
  endedOn: partialDateSchema.optional(),
  pictureId: uuid().optional(),
});

export type CampaignInput = z.input<typeof campaignSchema>;

export const CALL_KINDS = ["COME", "HELP", "TRAIN", "TRAVEL", "LODGING", "SUBSCRIBE", "SHARE", "SIGN"] as const;

const OWN_PATH = /^\/(?!\/)\S*$/;

/** An own path ("/join") or a web address. */
const hrefSchema = z.union([z.string().regex(OWN_PATH), z.url({ protocol: /^https?$/ })], "unknown");

/** A call to act on a campaign's page. */
export const callSchema = z.object({
  campaignId: uuid(),
  kind: z.enum(CALL_KINDS),
  title: writtenSchema,
  text: localTextSchema.default({}),
  href: hrefSchema.optional(),
});

export type CallInput = z.input<typeof callSchema>;

const formDate = optional(writtenDateSchema);

/** Whether an end comes before a start, as far as both are known. */
const endsBefore = (start: string, end: string) => end.slice(0, start.length) < start.slice(0, end.length);

/** A campaign as its organizers write it, with its calls in their order; its address is made of its title. */
export const campaignFormSchema = z
  .object({
    title: perLanguageRequired(line(160)),
    summary: perLanguage(lines(400)),
    body: perLanguage(lines(60_000)),
    hashtag: optional(z.string().transform(asHashtag).pipe(z.string().regex(HASHTAG, "hashtag.invalid"))),
    startedOn: formDate,
    endedOn: formDate,
    pictureId: optional(uuid("unknown")),
    calls: z
      .array(
        z.object({
          kind: z.enum(CALL_KINDS, "unknown"),
          title: perLanguageRequired(line(160)),
          text: perLanguage(lines(600)),
          href: optional(z.union([z.string().regex(OWN_PATH), z.url({ protocol: /^https$/ })], "href.invalid")),
        }),
      )
      .max(20, "unknown")
      .default([]),
  })
  .refine(({ startedOn, endedOn }) => !(startedOn && endedOn && endsBefore(startedOn, endedOn)), {
    message: "time.ends_before",
    path: ["endedOn"],
  });

export type CampaignFormInput = z.input<typeof campaignFormSchema>;
export type CampaignFormOutput = z.output<typeof campaignFormSchema>;

/** A number worth telling, and what it is told of: exactly one of campaign, event and resource. */
export const figureSchema = z.object({
  of: z.union([
    z.strictObject({ campaignId: uuid() }),
    z.strictObject({ eventId: uuid() }),
    z.strictObject({ resourceId: uuid() }),
  ]),
  label: writtenSchema,
  value: z.int().min(0),
  approximate: z.boolean().default(false),
});

export type FigureInput = z.input<typeof figureSchema>;
