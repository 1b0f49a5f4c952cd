-- A campaign can be thrown away and taken back
ALTER TABLE "Campaign" ADD COLUMN "deletedAt" TIMESTAMPTZ(3);

-- The history is of posts and of campaigns
ALTER TABLE "Revision" ALTER COLUMN "postId" DROP NOT NULL,
ADD COLUMN "campaignId" UUID,
ADD CONSTRAINT "Revision_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE,
ADD CONSTRAINT "Revision_of_one_text" CHECK (num_nonnulls("postId", "campaignId") = 1);

CREATE INDEX "Revision_campaignId_at_idx" ON "Revision"("campaignId", "at");

-- Who has a text open, of either kind, is known for two minutes only
ALTER TABLE "Editing" DROP CONSTRAINT "Editing_postId_fkey";
ALTER TABLE "Editing" RENAME COLUMN "postId" TO "textId";
