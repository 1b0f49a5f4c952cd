-- AlterTable
ALTER TABLE "Group" ADD COLUMN "answersKept" INTEGER,
ADD COLUMN "peopleKept" INTEGER;

-- A group may forget sooner than its site, never later (lib/privacy/terms/rules)
ALTER TABLE "Group" ADD CONSTRAINT "Group_answersKept_check" CHECK ("answersKept" BETWEEN 2 AND 30),
ADD CONSTRAINT "Group_peopleKept_check" CHECK ("peopleKept" BETWEEN 30 AND 1095);

-- CreateTable
CREATE TABLE "PurgeRun" (
    "id" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PurgeRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PurgeCount" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "dataClass" TEXT NOT NULL,
    "groupId" UUID,
    "count" INTEGER NOT NULL,

    CONSTRAINT "PurgeCount_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PurgeRun_startedAt_idx" ON "PurgeRun"("startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "PurgeCount_runId_dataClass_groupId_key" ON "PurgeCount"("runId", "dataClass", "groupId");

-- AddForeignKey
ALTER TABLE "PurgeCount" ADD CONSTRAINT "PurgeCount_runId_fkey" FOREIGN KEY ("runId") REFERENCES "PurgeRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;
