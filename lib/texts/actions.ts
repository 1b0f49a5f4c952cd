"use server";

import type { z } from "zod";
import { answerTo, formAction } from "@/lib/auth/form-action";
import { listScopeGroups } from "@/lib/auth/queries";
import type { Scope } from "@/lib/auth/scope";
import { instantOf } from "@/lib/time";
import { inScopeOfText } from "./access";
import { markEditing } from "./editing/mutations";
import { deleteText, publishText, restoreText, scheduleText, withdrawText } from "./mutations";
import type { TextRef } from "./rules";
import { publicTextSchema, scheduleSchema, textSchema } from "./schema";

/** An action that does one thing to one text. */
const onText = <R extends TextRef>(
  schema: z.ZodType<R, R>,
  act: (scope: Scope, text: R, now: Date) => ReturnType<typeof deleteText>,
) =>
  formAction(schema, (text, who, now) =>
    inScopeOfText(who, text, async (scope) => answerTo(await act(scope, text, now))),
  );

export const publish = onText(publicTextSchema, publishText);
export const withdraw = onText(publicTextSchema, withdrawText);
export const remove = onText(textSchema, deleteText);
export const restore = onText(textSchema, restoreText);

export const schedule = formAction(scheduleSchema, ({ text, day, time }, who, now) =>
  inScopeOfText(who, text, async (scope) => {
    const [group] = await listScopeGroups([scope]);
    const at = instantOf(day, time, group?.timeZone ?? "Europe/Paris");
    return answerTo(await scheduleText(scope, text, at, now), { date_past: "day date.past" });
  }),
);

export const stillEditing = formAction(textSchema, (text, who, now) =>
  inScopeOfText(who, text, async (scope) => answerTo(await markEditing(scope, text, now))),
);
