-- AlterTable
ALTER TABLE "Organizer" ADD COLUMN     "factorTriesAt" TIMESTAMPTZ(3)[],
ADD COLUMN     "sealedTotpSecret" BYTEA,
ADD COLUMN     "totpSince" TIMESTAMPTZ(3),
ADD COLUMN     "totpStep" INTEGER;

-- AlterTable
ALTER TABLE "SignIn" ADD COLUMN     "device" TEXT,
ADD COLUMN     "lastSeenAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" UUID NOT NULL,
    "organizerId" UUID NOT NULL,
    "codeHash" BYTEA NOT NULL,

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RecoveryCode_organizerId_codeHash_key" ON "RecoveryCode"("organizerId", "codeHash");

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_organizerId_fkey" FOREIGN KEY ("organizerId") REFERENCES "Organizer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
