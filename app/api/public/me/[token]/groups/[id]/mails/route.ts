import { myForm } from "@/lib/http/my-form";
import { changeGroupMails } from "@/lib/signups/me/mutations";
import { myMailsSchema } from "@/lib/signups/schema";

/** Ends the messages of a group, or wants them again. */
export const POST = myForm(myMailsSchema, ({ act }, token, { params, now }) =>
  changeGroupMails(token, params.id ?? "", act, now),
);
