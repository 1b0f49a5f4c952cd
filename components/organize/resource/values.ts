import { type Locale, type LocalText, localText } from "@/lib/local-text";
import type { DeskResource } from "@/lib/resources/desk/queries";
import { writePartialDate } from "@/lib/time";

/** A resource as its form holds it: text per language, everything else as inputs hold it. */
export type ResourceFormValues = {
  kind: string;
  campaignId: string;
  title: LocalText;
  summary: LocalText;
  body: LocalText;
  url: string;
  attachmentId: string;
  pictureId: string;
  publisher: string;
  publishedOn: string;
  language: string;
  licence: string;
  closedOn: string;
};

const both = (json: unknown): LocalText => ({ fr: "", en: "", ...localText(json) });

/** A resource's form as it stands in the database, its dates as they are written in a language; without one, that of a new brochure. */
export const resourceValues = (locale: Locale, resource?: DeskResource): ResourceFormValues => ({
  kind: resource?.kind ?? "BROCHURE",
  campaignId: resource?.campaignId ?? "",
  title: both(resource?.title),
  summary: both(resource?.summary),
  body: both(resource?.body),
  url: resource?.url ?? "",
  attachmentId: resource?.attachmentId ?? "",
  pictureId: resource?.pictureId ?? "",
  publisher: resource?.publisher ?? "",
  publishedOn: resource?.publishedOn ? writePartialDate(resource.publishedOn, locale) : "",
  language: resource?.language ?? "",
  licence: resource?.licence ?? "",
  closedOn: resource?.closedOn ? writePartialDate(resource.closedOn, locale) : "",
});
