"use server";

import { z } from "zod";
import { answerTo, formAction } from "./form-action";
import { askTestMail } from "./test-mail/mutations";

/** Sends whoever asks a test mail. */
export const sendTestMail = formAction(z.object({}), async (_, { id }, now) => answerTo(await askTestMail(id, now)));
