import { z } from "zod";
import { uuid } from "@/lib/forms";
import { localTextSchema, writtenSchema } from "@/lib/local-text";
import { slugSchema } from "@/lib/slugs";
import { partialDateSchema, timeZoneSchema } from "@/lib/time";

export const ROLE_NAMES = ["OWNER", "ORGANIZER", "WRITER", "GREETER"] as const;
export type RoleName = (typeof ROLE_NAMES)[number];

export const DEFAULT_ACCENT = "#c4281a";
export const DEFAULT_ACCENT_DARK = "#ff8a75";

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, "unknown");

/** What makes a group: a collective, or one of its local groups when `parentId` is set. */
export const groupSchema = z.object({
  slug: slugSchema,
  parentId: uuid().optional(),
  name: writtenSchema,
  shortName: z.string().max(20).optional(),
  description: localTextSchema.default({}),
  city: z.string().max(80).optional(),
  foundedOn: partialDateSchema.optional(),
  accent: colour.default(DEFAULT_ACCENT),
  accentDark: colour.default(DEFAULT_ACCENT_DARK),
  publicEmail: z.email().optional(),
  timeZone: timeZoneSchema.default("Europe/Paris"),
  pictureId: uuid().optional(),
});

export type GroupInput = z.input<typeof groupSchema>;

/** A role in one group; without `endsAt` it lasts until it is ended, without `eventIds` it is for all events. */
export const roleSchema = z.object({
  organizerId: uuid(),
  groupId: uuid(),
  name: z.enum(ROLE_NAMES),
  eventIds: z.array(uuid()).default([]),
  endsAt: z.date().optional(),
});

export type RoleInput = z.input<typeof roleSchema>;
