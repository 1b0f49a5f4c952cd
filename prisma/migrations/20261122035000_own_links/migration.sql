-- AlterTable
ALTER TABLE "Speaker" ADD COLUMN     "answeredAt" TIMESTAMPTZ(3),
ADD COLUMN     "before" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "linkMailedAt" TIMESTAMPTZ(3),
ADD COLUMN     "linkVersion" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "sealedEmail" BYTEA,
ADD COLUMN     "sealedMessage" BYTEA,
ADD COLUMN     "url" TEXT;

-- AlterTable
ALTER TABLE "Participation" ADD COLUMN     "before" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "linkMailedAt" TIMESTAMPTZ(3),
ADD COLUMN     "linkVersion" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "name" TEXT,
ADD COLUMN     "sealedEmail" BYTEA,
ADD COLUMN     "sealedMessage" BYTEA,
ADD COLUMN     "url" TEXT;
