-- AlterTable
ALTER TABLE "Consent" ADD COLUMN     "others" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "ContactMerge" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "keptId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "sealedSnapshot" BYTEA NOT NULL,
    "left" BYTEA NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ContactMerge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ContactMerge_groupId_idx" ON "ContactMerge"("groupId");

-- CreateIndex
CREATE INDEX "ContactMerge_keptId_idx" ON "ContactMerge"("keptId");

-- CreateIndex
CREATE INDEX "ContactMerge_contactId_idx" ON "ContactMerge"("contactId");

-- CreateIndex
CREATE INDEX "ContactMerge_createdAt_idx" ON "ContactMerge"("createdAt");

-- AddForeignKey
ALTER TABLE "ContactMerge" ADD CONSTRAINT "ContactMerge_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactMerge" ADD CONSTRAINT "ContactMerge_keptId_fkey" FOREIGN KEY ("keptId") REFERENCES "GroupContact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactMerge" ADD CONSTRAINT "ContactMerge_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;
