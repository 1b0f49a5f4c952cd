"use client";

import { BeginForm } from "@/components/organize/text/begin-form";
import { SavedForm } from "@/components/organize/text/saved-form";
import { newCampaign, saveCampaign } from "@/lib/campaigns/actions";
import type { CampaignFormInput } from "@/lib/campaigns/schema";
import type { Gallery } from "@/lib/media/queries";
import { CampaignFields } from "./campaign-fields";
import type { CampaignFormValues } from "./values";

/** What the form holds is what the schema reads: it checks kinds and choices again. */
const asInput = (values: CampaignFormValues) => values as unknown as CampaignFormInput;

type EditorProps = { campaignId: string; values: CampaignFormValues; seen: string; gallery: Gallery };

/** Writes an existing campaign. */
export function CampaignEditor({ campaignId, values, seen, gallery }: EditorProps) {
  return (
    <SavedForm
      values={values}
      seen={seen}
      prefix="campaign"
      act={(typed, seen) => saveCampaign({ campaignId, seen, campaign: asInput(typed) })}
    >
      <CampaignFields gallery={gallery} />
    </SavedForm>
  );
}

type NewProps = {
  groups: readonly { id: string; name: string; gallery: Gallery }[];
  values: CampaignFormValues;
};

/** Begins a campaign. */
export function NewCampaignForm({ groups, values }: NewProps) {
  return (
    <BeginForm
      groups={groups}
      values={values}
      prefix="campaign"
      act={(groupId, typed) => newCampaign({ groupId, campaign: asInput(typed) })}
      opens={({ campaignId }: { campaignId: string }) => `/organize/campaigns/${campaignId}`}
    >
      {({ gallery }) => <CampaignFields gallery={gallery} />}
    </BeginForm>
  );
}
