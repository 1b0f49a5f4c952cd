-- CreateTable
CREATE TABLE "AuditAnchor" (
    "place" TEXT NOT NULL,
    "entryId" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "seal" BYTEA NOT NULL,

    CONSTRAINT "AuditAnchor_pkey" PRIMARY KEY ("place"),
    CONSTRAINT "AuditAnchor_place_check" CHECK ("place" IN ('start', 'end'))
);
