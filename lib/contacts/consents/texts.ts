import type { ConsentPurpose } from "@/prisma/generated/enums";

/**
 * Which version of each consent text is shown today. The words stand in messages/ under `consent`; a test holds their
 * hashes, so that nobody changes the words without naming a new version: an old consent must point to what was read.
 */
export const CONSENT_TEXTS: Record<ConsentPurpose, { version: string; sha256: { fr: string; en: string } }> = {
  NEWSLETTER: { version: "newsletter-1", sha256: { fr: "", en: "" } },
  EVENT: { version: "event-1", sha256: { fr: "", en: "" } },
  VOLUNTEER: { version: "volunteer-1", sha256: { fr: "", en: "" } },
};
