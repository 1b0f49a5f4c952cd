import { type LocalText, localText } from "@/lib/local-text";

/** A page of a group as its form holds it. */
export type PageFormValues = { title: LocalText; summary: LocalText; body: LocalText; inFooter: boolean };

type Row = { title: unknown; summary: unknown; body: unknown; inFooter: boolean };

const both = (json: unknown): LocalText => ({ fr: "", en: "", ...localText(json) });

/** A page's form as it stands in the database; without one, that of a new page. */
export const pageValues = (page?: Row): PageFormValues => ({
  title: both(page?.title),
  summary: both(page?.summary),
  body: both(page?.body),
  inFooter: page?.inFooter ?? false,
});
