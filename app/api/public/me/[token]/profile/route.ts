import { myForm } from "@/lib/http/my-form";
import { changeMyProfile } from "@/lib/signups/me/mutations";
import { myProfileSchema } from "@/lib/signups/schema";

/** Changes one's name and the language of mails. */
export const POST = myForm(myProfileSchema, ({ name, language }, token, { now }) =>
  changeMyProfile(token, { name, locale: language }, now),
);
