import type { ConsentPurpose } from "@/prisma/generated/enums";

/**
 * Which version of each consent text is shown today. The words stand in messages/ under `consent`; a test holds their
 * hashes, so that nobody changes the words without naming a new version: an old consent must point to what was read.
 * They are in the first person: one text, whether the site says tu or vous.
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
    version: "event-2",
    sha256: {
      fr: "ff21675a39b238b3bd7656cbbde30b276ca79fc4c3e25843cc8c6951e86d2ac3",
      en: "7b48e0affee05e4511c466d31821747ce39eb2b7e4686f96b6add61b8287cbfb",
    },
  },
  VOLUNTEER: {
    version: "volunteer-2",
    sha256: {
      fr: "223531b5baac2bbfcd9bfa5f3335bb3f9fe47a40590d6e637e3b079ec02980c4",
      en: "f3fb801c284ab2651d5da711ccc36c8b2b9718b13ac4e6212044871e0f6c9291",
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
