import { z } from "zod";
import { line, lines, optional, perLanguage, perLanguageRequired, uuid } from "@/lib/forms";
import { localTextSchema, writtenSchema } from "@/lib/local-text";
import { slugSchema } from "@/lib/slugs";
import { partialDateSchema, writtenDateSchema } from "@/lib/time";
import { RESOURCE_KINDS } from "./rules";

/** An own path ("/join") or a web address. */
const hrefSchema = z.union([z.string().regex(/^\/(?!\/)\S*$/), z.url({ protocol: /^https?$/ })], "href.invalid");

const languageSchema = z.string().regex(/^[a-z]{2,3}$/, "unknown");

/** Something to read, watch, download or sign, here or elsewhere. */
export const resourceSchema = z.object({
  slug: slugSchema.optional(),
  campaignId: uuid().optional(),
  kind: z.enum(RESOURCE_KINDS),
  title: writtenSchema,
  summary: localTextSchema.default({}),
  body: localTextSchema.default({}),
  url: hrefSchema.optional(),
  attachmentId: uuid().optional(),
  pictureId: uuid().optional(),
  publisher: z.string().max(200).optional(),
  publishedOn: partialDateSchema.optional(),
  language: languageSchema.optional(),
  licence: z.string().max(200).optional(),
  mediaType: z
    .string()
    .regex(/^[a-z]+\/[a-z0-9.+-]+$/, "unknown")
    .optional(),
  closedOn: partialDateSchema.optional(),
});

export type ResourceInput = z.input<typeof resourceSchema>;

const formDate = optional(writtenDateSchema);

/** A resource as its organizers write it; its address is made of its title. */
export const resourceFormSchema = z.object({
  kind: z.enum(RESOURCE_KINDS, "unknown"),
  campaignId: optional(uuid("unknown")),
  title: perLanguageRequired(line(160)),
  summary: perLanguage(lines(400)),
  body: perLanguage(lines(60_000)),
  url: optional(hrefSchema),
  attachmentId: optional(uuid("unknown")),
  pictureId: optional(uuid("unknown")),
  publisher: optional(line(200)),
  publishedOn: formDate,
  language: optional(languageSchema),
  licence: optional(line(200)),
  closedOn: formDate,
});

export type ResourceFormInput = z.input<typeof resourceFormSchema>;
export type ResourceFormOutput = z.output<typeof resourceFormSchema>;
