-- AlterTable
ALTER TABLE "Instance" ADD COLUMN     "seededAt" TIMESTAMPTZ(3);
