-- A PDF that was sent
CREATE TABLE "Attachment" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Attachment_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attachment_bytes_positive" CHECK ("bytes" > 0)
);
CREATE INDEX "Attachment_groupId_idx" ON "Attachment"("groupId");

-- A resource is its group's, stands in a campaign or in none, and goes from draft to public by itself
ALTER TABLE "Resource" ADD COLUMN "groupId" UUID,
ADD COLUMN "slug" TEXT,
ADD COLUMN "summary" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "body" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "attachmentId" UUID,
ADD COLUMN "pictureId" UUID,
ADD COLUMN "licence" TEXT,
ADD COLUMN "publishedAt" TIMESTAMPTZ(3),
ADD COLUMN "withdrawnAt" TIMESTAMPTZ(3),
ADD COLUMN "deletedAt" TIMESTAMPTZ(3),
ADD COLUMN "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- What a campaign showed until now is public since the campaign is
UPDATE "Resource" r
SET "groupId" = c."groupId",
    "slug" = replace(lower(r."kind"::text), '_', '-') || '-' || right(r."id"::text, 12),
    "publishedAt" = c."publishedAt",
    "updatedAt" = c."updatedAt",
    "createdAt" = c."createdAt"
FROM "Campaign" c WHERE c."id" = r."campaignId";

ALTER TABLE "Resource" ALTER COLUMN "groupId" SET NOT NULL,
ALTER COLUMN "slug" SET NOT NULL,
ALTER COLUMN "campaignId" DROP NOT NULL,
DROP CONSTRAINT "Resource_campaignId_fkey",
ADD CONSTRAINT "Resource_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE,
ADD CONSTRAINT "Resource_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
ADD CONSTRAINT "Resource_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE SET NULL ON UPDATE CASCADE,
ADD CONSTRAINT "Resource_pictureId_fkey" FOREIGN KEY ("pictureId") REFERENCES "Media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE UNIQUE INDEX "Resource_slug_key" ON "Resource"("slug");
CREATE INDEX "Resource_groupId_idx" ON "Resource"("groupId");
CREATE INDEX "Resource_publishedAt_idx" ON "Resource"("publishedAt");

-- A page of a group that stays
CREATE TABLE "Page" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "summary" JSONB NOT NULL DEFAULT '{}',
    "body" JSONB NOT NULL DEFAULT '{}',
    "inFooter" BOOLEAN NOT NULL DEFAULT false,
    "publishedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Page_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Page_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Page_groupId_slug_key" ON "Page"("groupId", "slug");

-- The history is of both too
ALTER TABLE "Revision" ADD COLUMN "resourceId" UUID,
ADD COLUMN "pageId" UUID,
ADD CONSTRAINT "Revision_resourceId_fkey" FOREIGN KEY ("resourceId") REFERENCES "Resource"("id") ON DELETE CASCADE ON UPDATE CASCADE,
ADD CONSTRAINT "Revision_pageId_fkey" FOREIGN KEY ("pageId") REFERENCES "Page"("id") ON DELETE CASCADE ON UPDATE CASCADE,
DROP CONSTRAINT "Revision_of_one_text",
ADD CONSTRAINT "Revision_of_one_text" CHECK (num_nonnulls("postId", "campaignId", "resourceId", "pageId") = 1);

CREATE INDEX "Revision_resourceId_at_idx" ON "Revision"("resourceId", "at");
CREATE INDEX "Revision_pageId_at_idx" ON "Revision"("pageId", "at");
