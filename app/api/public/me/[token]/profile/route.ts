import { myForm } from "@/lib/http/my-form";
import { changeMyProfile } from "@/lib/signups/me/mutations";
import { myProfileSchema } from "@/lib/signups/schema";

/** Changes one's name, the language of mails, and the town they are to be about. */
export const POST = myForm(myProfileSchema, ({ name, language, onlyCity }, token, { now }) =>
  changeMyProfile(token, { name, locale: language, onlyCity }, now),
);
