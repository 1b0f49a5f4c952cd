-- CreateEnum
CREATE TYPE "BulkKind" AS ENUM ('TAG', 'UNTAG', 'UNSUBSCRIBE', 'ERASE');

-- DropForeignKey
ALTER TABLE "TagChange" DROP CONSTRAINT "TagChange_groupId_fkey";

-- DropTable
DROP TABLE "TagChange";

-- CreateTable
CREATE TABLE "BulkAct" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "organizerId" UUID NOT NULL,
    "kind" "BulkKind" NOT NULL,
    "tag" TEXT,
    "newsletterId" UUID,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "reached" UUID,
    "startedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BulkAct_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BulkPerson" (
    "bulkActId" UUID NOT NULL,
    "groupContactId" UUID NOT NULL,
    "changed" UUID[],

    CONSTRAINT "BulkPerson_pkey" PRIMARY KEY ("bulkActId","groupContactId")
);

-- CreateTable
CREATE TABLE "GroupTag" (
    "groupId" UUID NOT NULL,
    "tag" TEXT NOT NULL,

    CONSTRAINT "GroupTag_pkey" PRIMARY KEY ("groupId","tag")
);

-- CreateIndex
CREATE INDEX "BulkAct_groupId_createdAt_idx" ON "BulkAct"("groupId", "createdAt");

-- CreateIndex
CREATE INDEX "BulkAct_createdAt_idx" ON "BulkAct"("createdAt");

-- CreateIndex
CREATE INDEX "GroupContact_tags_idx" ON "GroupContact" USING GIN ("tags");

-- AddForeignKey
ALTER TABLE "BulkAct" ADD CONSTRAINT "BulkAct_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulkPerson" ADD CONSTRAINT "BulkPerson_bulkActId_fkey" FOREIGN KEY ("bulkActId") REFERENCES "BulkAct"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupTag" ADD CONSTRAINT "GroupTag_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Tags in use
INSERT INTO "GroupTag" ("groupId", "tag")
SELECT DISTINCT "groupId", unnest("tags") FROM "GroupContact";
