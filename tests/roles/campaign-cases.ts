import * as calls from "@/lib/campaigns/calls/mutations";
import { readCampaignAsk } from "@/lib/campaigns/desk/filter";
import * as desk from "@/lib/campaigns/desk/queries";
import * as drafts from "@/lib/campaigns/drafts/mutations";
import * as figures from "@/lib/campaigns/figures/mutations";
import * as campaigns from "@/lib/campaigns/mutations";
import { findCampaignPreview } from "@/lib/campaigns/preview/queries";
import { newId } from "@/lib/ids";
import { NOW } from "@/tests/helpers/organizers";
import { type Act, type Case, PUBLISH } from "./case";

const title = { fr: "Essai" };
const article = () => ({ slug: `s-${newId()}`, title });
const writes = (act: Act): Case => ({ may: PUBLISH, naming: { campaign: act } });

/** The matrix's rows of what writes campaigns. */
export const CAMPAIGNS: Record<string, Case> = {
  "lib/campaigns/calls/mutations.ts addCall": {
    may: PUBLISH,
    naming: { campaign: (scope, of) => calls.addCall(scope, { campaignId: of.campaign, kind: "COME", title }) },
  },
  "lib/campaigns/figures/mutations.ts addFigure": {
    may: PUBLISH,
    naming: {
      campaign: (scope, of) =>
        figures.addFigure(scope, { of: { campaignId: of.publishedCampaign }, label: title, value: 3 }),
      event: (scope, of) => figures.addFigure(scope, { of: { eventId: of.event }, label: title, value: 3 }),
      resource: (scope, of) => figures.addFigure(scope, { of: { resourceId: of.resource }, label: title, value: 3 }),
    },
  },
  "lib/campaigns/mutations.ts createCampaign": {
    may: PUBLISH,
    plain: (scope) => campaigns.createCampaign(scope, article(), NOW),
  },
  "lib/campaigns/mutations.ts publishCampaign": {
    may: PUBLISH,
    naming: {
      draft: (scope, of) => campaigns.publishCampaign(scope, of.campaign, NOW),
      published: (scope, of) => campaigns.publishCampaign(scope, of.publishedCampaign, NOW),
    },
  },
  "lib/campaigns/drafts/mutations.ts draftCampaign": {
    may: PUBLISH,
    naming: { picture: (scope, of) => drafts.draftCampaign(scope, { title, pictureId: of.picture }, NOW) },
    plain: (scope) => drafts.draftCampaign(scope, { title }, NOW),
  },
  "lib/campaigns/drafts/mutations.ts editCampaign": {
    may: PUBLISH,
    naming: {
      campaign: (scope, of) => drafts.editCampaign(scope, of.campaign, { title }, NOW),
      picture: (scope, of, own) => drafts.editCampaign(scope, own.campaign, { title, pictureId: of.picture }, NOW),
    },
  },
  "lib/campaigns/drafts/mutations.ts duplicateCampaign": writes((scope, of) =>
    drafts.duplicateCampaign(scope, of.campaign, NOW),
  ),
  "lib/campaigns/drafts/mutations.ts restoreCampaignVersion": {
    may: PUBLISH,
    naming: {
      campaign: (scope, of) => drafts.restoreCampaignVersion(scope, of.campaign, of.campaignRevision, NOW),
      revision: (scope, of, own) => drafts.restoreCampaignVersion(scope, own.campaign, of.campaignRevision, NOW),
    },
  },
  "lib/campaigns/desk/queries.ts listDeskCampaigns": {
    may: PUBLISH,
    plain: (scope) => desk.listDeskCampaigns([scope], readCampaignAsk({}), NOW),
  },
  "lib/campaigns/desk/queries.ts countDeskCampaigns": {
    may: PUBLISH,
    plain: (scope) => desk.countDeskCampaigns([scope], NOW),
  },
  "lib/campaigns/desk/queries.ts getDeskCampaign": writes((scope, of) => desk.getDeskCampaign(scope, of.campaign)),
  "lib/campaigns/preview/queries.ts findCampaignPreview": writes((scope, of) =>
    findCampaignPreview(scope, of.campaign, NOW),
  ),
};
