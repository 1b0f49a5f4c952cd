"use server";

import { z } from "zod";
import { answerTo, provedAction, refuse } from "@/lib/auth/form-action";
import { setTerms } from "./terms/mutations";
import { ownTermsSchema } from "./terms/schema";

export const chooseTerms = provedAction(
  z.object({ groupId: z.uuid("unknown"), terms: ownTermsSchema }),
  async ({ groupId, terms }, { scopes }, now) => {
    const scope = scopes.find((candidate) => candidate.groupId === groupId);
    return scope ? answerTo(await setTerms(scope, terms, now)) : refuse("forbidden");
  },
);
