import { z } from "zod";
import { localTextSchema, writtenSchema } from "@/lib/local-text";
import { slugSchema } from "@/lib/slugs";
import { partialDateSchema } from "@/lib/time";

/** What makes a campaign. Its bodies are Markdown; the hashtag stands without its "#". */
export const campaignSchema = z.object({
  slug: slugSchema,
  title: writtenSchema,
  summary: localTextSchema.default({}),
  body: localTextSchema.default({}),
  hashtag: z
    .string()
    .regex(/^[\p{L}\p{N}_]{2,60}$/u, "unknown")
    .optional(),
  startedOn: partialDateSchema.optional(),
  endedOn: partialDateSchema.optional(),
  pictureId: z.uuid().optional(),
});

export type CampaignInput = z.input<typeof campaignSchema>;

export const CALL_KINDS = ["COME", "HELP", "TRAIN", "TRAVEL", "LODGING", "SUBSCRIBE", "SHARE", "SIGN"] as const;

/** An own path ("/join") or a web address. */
const hrefSchema = z.union([z.string().regex(/^\/(?!\/)\S*$/), z.url({ protocol: /^https?$/ })], "unknown");

/** A call to act on a campaign's page. */
export const callSchema = z.object({
  campaignId: z.uuid(),
  kind: z.enum(CALL_KINDS),
  title: writtenSchema,
  text: localTextSchema.default({}),
  href: hrefSchema.optional(),
});

export type CallInput = z.input<typeof callSchema>;

/** A number worth telling, and what it is told of: exactly one of campaign, event and resource. */
export const figureSchema = z.object({
  of: z.union([
    z.strictObject({ campaignId: z.uuid() }),
    z.strictObject({ eventId: z.uuid() }),
    z.strictObject({ resourceId: z.uuid() }),
  ]),
  label: writtenSchema,
  value: z.int().min(0),
  approximate: z.boolean().default(false),
});

export type FigureInput = z.input<typeof figureSchema>;

export const RESOURCE_KINDS = ["BROCHURE", "COMIC", "RECORDING", "PRESS", "OPEN_LETTER", "PETITION", "MAP"] as const;

/** Something to read, watch, download or sign, here or elsewhere. */
export const resourceSchema = z.object({
  campaignId: z.uuid(),
  kind: z.enum(RESOURCE_KINDS),
  title: writtenSchema,
  url: hrefSchema.optional(),
  publisher: z.string().max(200).optional(),
  publishedOn: partialDateSchema.optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, "unknown")
    .optional(),
  mediaType: z
    .string()
    .regex(/^[a-z]+\/[a-z0-9.+-]+$/, "unknown")
    .optional(),
  closedOn: partialDateSchema.optional(),
});

export type ResourceInput = z.input<typeof resourceSchema>;
