"use server";

import { z } from "zod";
import { answerTo, provedAction, refuse } from "@/lib/auth/form-action";
import { uuid } from "@/lib/forms";
import { setTerms } from "./terms/mutations";
import { ownTermsSchema } from "./terms/schema";

export const chooseTerms = provedAction(
  z.object({ groupId: uuid("unknown"), terms: ownTermsSchema }),
  async ({ groupId, terms }, { scopes }, now) => {
    const scope = scopes.find((candidate) => candidate.groupId === groupId);
    return scope ? answerTo(await setTerms(scope, terms, now)) : refuse("forbidden");
  },
);
