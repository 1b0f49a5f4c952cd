import { myForm } from "@/lib/http/my-form";
import { changeMyMails } from "@/lib/signups/me/mutations";
import { myMailsSchema } from "@/lib/signups/schema";

/** Ends the organizers' messages about an event, or wants them again. */
export const POST = myForm(myMailsSchema, ({ act }, token, { params, now }) =>
  changeMyMails(token, params.id ?? "", act, now),
);
