import { z } from "zod";
import { type AddressRefusal, parseAddress } from "@/lib/addresses";
import { line, lines, optional, perLanguage, uuid } from "@/lib/forms";
import { LOCALES } from "@/lib/local-text";
import { partialDateSchema } from "@/lib/time";

/** What is written of an issue so far; whether it is whole is asked before it is sent. */
export const issueFormSchema = z.object({
  subject: perLanguage(line(150)),
  preheader: perLanguage(line(200)),
  words: perLanguage(lines(60_000)),
  onWeb: z.boolean().default(true),
  /** Towns it is about, apart by commas. */
  cities: z.string().trim().max(300, "too_long:max=300").default(""),
});

export type IssueFormInput = z.input<typeof issueFormSchema>;
export type IssueFormOutput = z.output<typeof issueFormSchema>;

const MOST_TESTS = 5;

const apart = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];

/** Those of the addresses in a text that are none, each with its reason. */
export const badAddresses = (text: string): { address: string; reason: AddressRefusal }[] =>
  apart(text).flatMap((address) => {
    const read = parseAddress(address);
    return read.ok ? [] : [{ address, reason: read.reason }];
  });

/** Up to five addresses, one per line or apart by commas. */
const addresses = z.string().transform((text, context) => {
  const given = apart(text);
  const bad = badAddresses(text).length > 0;
  if (!bad && given.length <= MOST_TESTS) return given;
  const message = bad ? "tests.bad_address" : `tests.too_many:max=${MOST_TESTS}`;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

/** A test of an issue: to oneself when no address is given. */
export const testSchema = z.object({
  broadcast: uuid("unknown"),
  language: z.enum(LOCALES).catch("fr"),
  to: addresses.default([]),
});

/** When an issue leaves: now, or at a moment of the group's clock. */
export const sendSchema = z.object({
  broadcast: uuid("unknown"),
  count: optional(z.coerce.number("refusals.count_differs")),
  when: z.enum(["now", "later"]).catch("now"),
  day: optional(
    z
      .string()
      .regex(/^[12]\d{3}-\d{2}-\d{2}$/, "date.invalid")
      .pipe(partialDateSchema),
  ),
  time: optional(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time.invalid")),
});

/** Begins an issue of a newsletter. */
export const beginSchema = z.object({ newsletter: uuid("unknown"), tag: optional(line(40)) });
