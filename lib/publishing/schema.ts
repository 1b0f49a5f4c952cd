import { z } from "zod";
import { line, lines, optional, perLanguage, perLanguageRequired, uuid } from "@/lib/forms";
import { localTextSchema, writtenSchema } from "@/lib/local-text";
import { slugSchema } from "@/lib/slugs";
import { partialDateSchema } from "@/lib/time";

export const POST_CATEGORIES = ["NEWS", "CALL", "REPORT", "ANALYSIS", "PRESS"] as const;

const webAddress = z.url({ protocol: /^https?$/, error: "unknown" });

/** What makes a news article. Bodies are Markdown with footnotes; without an author it is signed by its group. */
export const postSchema = z.object({
  slug: slugSchema.optional(),
  campaignId: uuid().optional(),
  category: z.enum(POST_CATEGORIES).default("NEWS"),
  title: writtenSchema,
  summary: localTextSchema.default({}),
  body: localTextSchema.default({}),
  author: z.string().max(120).optional(),
  pictureId: uuid().optional(),
  caption: localTextSchema.default({}),
  sourceUrl: webAddress.optional(),
  sourceName: z.string().max(120).optional(),
});

export type PostInput = z.input<typeof postSchema>;

/** A post as its organizers write it; its address is made of its title. */
export const postFormSchema = z.object({
  category: z.enum(POST_CATEGORIES, "unknown"),
  campaignId: optional(uuid("unknown")),
  title: perLanguageRequired(line(160)),
  summary: perLanguage(lines(400)),
  body: perLanguage(lines(60_000)),
  author: optional(line(120)),
  pictureId: optional(uuid("unknown")),
  caption: perLanguage(lines(400)),
  sourceUrl: optional(z.url({ protocol: /^https?$/, error: "url.invalid" }).max(500, "too_long:max=500")),
  sourceName: optional(line(120)),
});

export type PostFormInput = z.input<typeof postFormSchema>;
export type PostValues = z.output<typeof postFormSchema>;

export const MENTION_KINDS = ["REPUBLICATION", "RESPONSE"] as const;

/** Where a post was republished or answered. */
export const mentionSchema = z.object({
  postId: uuid(),
  kind: z.enum(MENTION_KINDS),
  siteName: z.string().min(1).max(120),
  url: webAddress.optional(),
  publishedOn: partialDateSchema.optional(),
  copyright: z.string().max(200).optional(),
});

export type MentionInput = z.input<typeof mentionSchema>;
