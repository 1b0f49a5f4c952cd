import { z } from "zod";
import { line, lines, optional, personName } from "@/lib/forms";
import { LOCALES } from "@/lib/local-text";

/** How a telephone number and a postcode are written. */
export const phone = line(30).refine((text) => /^\+?[\d\s().-]{6,}$/.test(text), "phone.invalid");
export const postcode = line(12).refine((text) => /^[A-Za-z0-9][A-Za-z0-9 -]{2,}$/.test(text), "postcode.invalid");

/** What a group writes down of a person itself; what is left empty is forgotten. */
export const identityFields = {
  name: optional(personName),
  phone: optional(phone),
  postcode: optional(postcode),
  language: z.preprocess((value) => value || undefined, z.enum(LOCALES).optional()),
};

export type Identity = { name?: string; phone?: string; postcode?: string; language?: (typeof LOCALES)[number] };

export const noteText = lines(3000);
