import type { DeskCampaign } from "@/lib/campaigns/desk/queries";
import { type Locale, type LocalText, localText } from "@/lib/local-text";
import { writePartialDate } from "@/lib/time";

/** A campaign as its form holds it: text per language, everything else as inputs hold it. */
export type CallFormValues = { kind: string; title: LocalText; text: LocalText; href: string };
export type CampaignFormValues = {
  title: LocalText;
  summary: LocalText;
  body: LocalText;
  hashtag: string;
  startedOn: string;
  endedOn: string;
  pictureId: string;
  calls: CallFormValues[];
};

const both = (json: unknown): LocalText => ({ fr: "", en: "", ...localText(json) });

export const newCall = (): CallFormValues => ({ kind: "COME", title: both({}), text: both({}), href: "" });

/** A new campaign's form. */
export const emptyCampaign = (): CampaignFormValues => ({
  title: both({}),
  summary: both({}),
  body: both({}),
  hashtag: "",
  startedOn: "",
  endedOn: "",
  pictureId: "",
  calls: [],
});

/** A campaign's form as it stands in the database, its dates as they are written in a language. */
export const campaignValues = (campaign: DeskCampaign, locale: Locale): CampaignFormValues => ({
  title: both(campaign.title),
  summary: both(campaign.summary),
  body: both(campaign.body),
  hashtag: campaign.hashtag ?? "",
  startedOn: campaign.startedOn ? writePartialDate(campaign.startedOn, locale) : "",
  endedOn: campaign.endedOn ? writePartialDate(campaign.endedOn, locale) : "",
  pictureId: campaign.pictureId ?? "",
  calls: campaign.calls.map(({ kind, title, text, href }) => ({
    kind,
    title: both(title),
    text: both(text),
    href: href ?? "",
  })),
});
