"use server";

import { z } from "zod";
import { answerTo, type FormOutcome, formAction, refuse } from "@/lib/auth/form-action";
import type { Organizer } from "@/lib/auth/queries";
import type { Scope } from "@/lib/auth/scope";
import { findScopeOfCampaign } from "./desk/queries";
import { draftCampaign, duplicateCampaign, editCampaign } from "./drafts/mutations";
import { publishCampaign, withdrawCampaign } from "./mutations";
import { campaignFormSchema } from "./schema";

const campaignId = z.uuid("unknown");
/** The campaign's updatedAt when its editor was opened. */
const seen = z.iso.datetime("unknown").transform((text) => new Date(text));

const FIELDS = { picture_unknown: "campaign.pictureId unknown" };

/** Runs `act` in the scope in which this organizer may write the campaign; otherwise there is no such campaign. */
async function inScope<T extends object>(
  { scopes }: Organizer,
  id: string,
  act: (scope: Scope) => Promise<FormOutcome<T>>,
): Promise<FormOutcome<T>> {
  const scope = await findScopeOfCampaign(scopes, id);
  return scope ? act(scope) : refuse("not_found");
}

/** An action that does one thing to one campaign. */
const onCampaign = (act: (scope: Scope, campaignId: string, now: Date) => ReturnType<typeof duplicateCampaign>) =>
  formAction(z.object({ campaignId }), ({ campaignId }, who, now) =>
    inScope(who, campaignId, async (scope) => answerTo(await act(scope, campaignId, now), FIELDS)),
  );

export const newCampaign = formAction(
  z.object({ groupId: z.uuid("unknown"), campaign: campaignFormSchema }),
  async ({ groupId, campaign }, { scopes }, now) => {
    const scope = scopes.find((candidate) => candidate.groupId === groupId);
    return scope ? answerTo(await draftCampaign(scope, campaign, now), FIELDS) : refuse("not_found");
  },
);

export const saveCampaign = formAction(
  z.object({ campaignId, seen, campaign: campaignFormSchema }),
  ({ campaignId, seen, campaign }, who, now) =>
    inScope(who, campaignId, async (scope) =>
      answerTo(await editCampaign(scope, campaignId, campaign, now, seen), FIELDS),
    ),
);

export const publish = onCampaign(publishCampaign);
export const withdraw = onCampaign(withdrawCampaign);
export const duplicate = onCampaign(duplicateCampaign);
