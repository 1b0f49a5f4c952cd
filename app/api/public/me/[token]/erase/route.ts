import { myForm } from "@/lib/http/my-form";
import { eraseMe } from "@/lib/signups/me/mutations";
import { erasureSchema } from "@/lib/signups/schema";

/** Erases everything held about the person. */
export const POST = myForm(erasureSchema, (_, token, { now }) => eraseMe(token, now));
