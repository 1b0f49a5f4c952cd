import { myForm } from "@/lib/http/my-form";
import { changeMyAnswer } from "@/lib/signups/me/mutations";
import { myAnswerSchema } from "@/lib/signups/schema";

/** Changes or cancels one's own answer, takes or declines an offered place. */
export const POST = myForm(myAnswerSchema, (input, token, { params, now }) =>
  changeMyAnswer(token, params.id ?? "", input, now),
);
