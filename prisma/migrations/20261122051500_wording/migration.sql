-- How the site speaks French
ALTER TABLE "Instance" ADD COLUMN "address" TEXT NOT NULL DEFAULT 'vous';
ALTER TABLE "Instance" ADD COLUMN "inclusive" TEXT NOT NULL DEFAULT 'median';
ALTER TABLE "Instance" ADD CONSTRAINT "Instance_wording_known" CHECK ("address" IN ('vous', 'tu') AND "inclusive" IN ('median', 'neutral'));
