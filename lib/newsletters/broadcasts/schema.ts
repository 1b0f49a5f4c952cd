import { z } from "zod";
import { ANSWER_FILTERS } from "@/lib/events/people/rules";
import { line, lines, optional, ticked, uuid } from "@/lib/forms";
import type { LocalText } from "@/lib/local-text";

/** Whom an event's list of answers means: those ticked, or all that its filter shows. */
export const chosenAnswers = {
  event: uuid("unknown"),
  show: z.enum(ANSWER_FILTERS).catch("all"),
  ids: z.array(uuid("unknown")).max(20_000).default([]),
  all: ticked,
  /** What was searched in it: "all" are then those found. */
  q: z.string().trim().max(254).default(""),
};

const written = (fr: string | undefined, en: string | undefined): LocalText => ({
  ...(fr && { fr }),
  ...(en && { en }),
});

/** What was typed of a message so far, in one language or both; whether it is whole is asked when it is sent. */
export const broadcastWords = z
  .object({
    subjectFr: optional(line(120)),
    subjectEn: optional(line(120)),
    wordsFr: optional(lines(10_000)),
    wordsEn: optional(lines(10_000)),
  })
  .transform(({ subjectFr, subjectEn, wordsFr, wordsEn }) => ({
    subject: written(subjectFr, subjectEn),
    words: written(wordsFr, wordsEn),
  }));

export type BroadcastWords = z.output<typeof broadcastWords>;
