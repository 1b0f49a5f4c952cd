import { myForm } from "@/lib/http/my-form";
import { withdrawMyOffer } from "@/lib/signups/me/mutations";
import { bareSchema } from "@/lib/signups/schema";

/** Takes one's own offer of help back. */
export const POST = myForm(bareSchema, (_, token, { params, now }) => withdrawMyOffer(token, params.id ?? "", now));
