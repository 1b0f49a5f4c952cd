import { expect, test } from "vitest";
import { campaignFormSchema } from "@/lib/campaigns/schema";
import { campaignValues } from "./values";

test("a campaign's dates come back as people of the language write them, and are kept the same when saved again", () => {
  const row = { title: { fr: "Essai" }, summary: {}, body: {}, hashtag: null, pictureId: null, calls: [] };
  const campaign = { ...row, startedOn: "2026-02-01", endedOn: "2026-04" } as unknown as Parameters<
    typeof campaignValues
  >[0];
  const [fr, en] = [campaignValues(campaign, "fr"), campaignValues(campaign, "en")];
  expect([fr.startedOn, fr.endedOn, en.startedOn, en.endedOn]).toEqual([
    "1er février 2026",
    "avril 2026",
    "1 February 2026",
    "April 2026",
  ]);
  for (const values of [fr, en])
    expect(campaignFormSchema.parse({ ...values, calls: [] })).toMatchObject({
      startedOn: "2026-02-01",
      endedOn: "2026-04",
    });
});
