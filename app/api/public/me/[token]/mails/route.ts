import { myForm } from "@/lib/http/my-form";
import { stopAllMails, takeBackStop } from "@/lib/signups/me/stopping/mutations";
import { myMailsSchema } from "@/lib/signups/schema";

/** Ends every newsletter and all messages of organizers at once, or takes the last stop back. */
export const POST = myForm(myMailsSchema, ({ act }, token, { now }) =>
  act === "stop" ? stopAllMails(token, now) : takeBackStop(token, now),
);
