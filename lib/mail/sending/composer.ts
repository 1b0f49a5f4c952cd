import type { Prisma } from "../../db";
import type { Locale } from "../../local-text";
import type { Recipient } from "../recipient";
import type { ManyMail } from "../skeletons/skeleton";
import type { Values } from "../skeletons/slots";

/** A message to many in one language, words with slots: in whose name, and who reads an answer. */
export type Words = ManyMail & { from: string; replyTo: string | undefined };

/** A message to many, as its domain gives it to the engine when the first copy leaves. */
export type Composed = {
  /** The message as readers of a language get it. */
  words: (locale: Locale) => Promise<Words>;
  /** What fills the slots for one reader. */
  values: (reader: Recipient) => Values;
  /** Whether a copy is still wanted, as a condition on a row `d` of "Delivery": asked in the statement that claims it. */
  wanted: Prisma.Sql;
};

/** Makes a message ready; null when it is gone or says nothing. */
export type Compose = (broadcastId: string) => Promise<Composed | null>;
