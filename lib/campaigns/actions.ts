"use server";

import { z } from "zod";
import { answerTo, formAction, refuse } from "@/lib/auth/form-action";
import { uuid } from "@/lib/forms";
import { inScopeOfText } from "@/lib/texts/access";
import { seenSchema } from "@/lib/texts/schema";
import { draftCampaign, duplicateCampaign, editCampaign, restoreCampaignVersion } from "./drafts/mutations";
import { campaignFormSchema } from "./schema";

const campaignId = uuid("unknown");

const FIELDS = { picture_unknown: "campaign.pictureId unknown" };

export const newCampaign = formAction(
  z.object({ groupId: uuid("unknown"), campaign: campaignFormSchema }),
  async ({ groupId, campaign }, { scopes }, now) => {
    const scope = scopes.find((candidate) => candidate.groupId === groupId);
    return scope ? answerTo(await draftCampaign(scope, campaign, now), FIELDS) : refuse("not_found");
  },
);

export const saveCampaign = formAction(
  z.object({ campaignId, seen: seenSchema, campaign: campaignFormSchema }),
  ({ campaignId, seen, campaign }, who, now) =>
    inScopeOfText(who, { campaignId }, async (scope) =>
      answerTo(await editCampaign(scope, campaignId, campaign, now, seen), FIELDS),
    ),
);

export const duplicate = formAction(z.object({ campaignId }), ({ campaignId }, who, now) =>
  inScopeOfText(who, { campaignId }, async (scope) => answerTo(await duplicateCampaign(scope, campaignId, now))),
);

export const restoreVersion = formAction(
  z.object({ campaignId, revisionId: uuid("unknown") }),
  ({ campaignId, revisionId }, who, now) =>
    inScopeOfText(who, { campaignId }, async (scope) =>
      answerTo(await restoreCampaignVersion(scope, campaignId, revisionId, now)),
    ),
);
