import type { MailContent } from "../message";

/** What differs from one reader to the next stands in a text as a slot: a name between two signs that nobody types. */
const OPEN = "\uE000";
const CLOSE = "\uE001";
const SLOT = /\uE000([^\uE001]+)\uE001/;

/** A slot to be filled when the mail is made. */
export const slot = (name: string): string => `${OPEN}${name}${CLOSE}`;

/** Gives each slot of a text its value. */
export type Values = (name: string) => string;

/** A text as it alternates: words, slot, words, slot, words. */
export const splitSlots = (text: string): string[] => text.split(SLOT);

/** The first signs of a text, and never half a slot. */
export const beginning = (text: string, length: number): string =>
  text.slice(0, length).replace(/\uE000[^\uE001]*$/, "");

/** Text as HTML shows it, in words and in attributes. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A text with its slots filled. */
export const fillSlots = (text: string, values: Values): string =>
  splitSlots(text)
    .map((piece, place) => (place % 2 ? values(piece) : piece))
    .join("");

/** A mail to many as one reader gets it, the values escaped where it is HTML. */
export const fillMail = ({ subject, html, text }: MailContent, values: Values): MailContent => ({
  subject: fillSlots(subject, values),
  html: fillSlots(html, (name) => escaped(values(name))),
  text: fillSlots(text, values),
});
