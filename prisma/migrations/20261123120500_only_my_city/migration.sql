-- The town outside of which somebody wants no newsletter and no group's message that is about other towns
ALTER TABLE "Contact" ADD COLUMN "onlyCity" TEXT;
