import { z } from "zod";

/** What an EventChange of `what: "place"` keeps before and after: the event's own columns. */
export const changedPlaceSchema = z.object({
  placeName: z.string().nullable().default(null),
  address: z.string().nullable().default(null),
  city: z.string().nullable().default(null),
  postcode: z.string().nullable().default(null),
  latitude: z.number().nullable().default(null),
  longitude: z.number().nullable().default(null),
  onlineUrl: z.string().nullable().default(null),
});

/** What an EventChange of `what: "time"` keeps before and after: the event's own columns, instants in ISO 8601. */
export const changedTimeSchema = z.object({
  date: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
  startsAt: z.coerce.date().nullable().default(null),
  endsAt: z.coerce.date().nullable().default(null),
  timeZone: z.string().optional(),
});

export type ChangedPlace = z.output<typeof changedPlaceSchema>;
export type ChangedTime = z.output<typeof changedTimeSchema>;
