import type { ConsentPurpose } from "@/prisma/generated/enums";

/**
 * Which version of each consent text is shown today. The words stand in messages/ under `consent`; a test holds their
 * hashes, so that nobody changes the words without naming a new version: an old consent must point to what was read.
 */
export const CONSENT_TEXTS: Record<ConsentPurpose, { version: string; sha256: { fr: string; en: string } }> = {
  NEWSLETTER: {
    version: "newsletter-1",
    sha256: {
      fr: "187936c25a8ff7d5074f083038a26039f3e0a3857443865e03c94f3852c4b1ea",
      en: "63d6caa2f356fd07531e42ca6b7b3a81d72318c3c59ede18330f80b71770332a",
    },
  },
  EVENT: {
    version: "event-1",
    sha256: {
      fr: "73caae04d756b3b2211ead224dfbacce90ecad10f2d2dee4e07b6229c9488aea",
      en: "b13cce336b24f0026e92d310c2034cbdac7b91696a4c6d21c618b6e6e6207681",
    },
  },
  VOLUNTEER: {
    version: "volunteer-1",
    sha256: {
      fr: "e914dd0af765eb080ad60cda0b0682a593d77948590a0d155216e05ab9b22dbc",
      en: "43869933c1cf54205ef393e43e0e567c78aa7c89a5cf420d2ca9acf0cd86bf50",
    },
  },
  CONTACT: {
    version: "contact-1",
    sha256: {
      fr: "117eb3b29fe4129682789ffadfbf5e6a4852163160b82a9eb8517e0ddb865097",
      en: "1177c12f427d5148e8bea3a23479091c0a8beec978e76df0d5dac679269298c7",
    },
  },
};
