import { myForm } from "@/lib/http/my-form";
import { forgetMyDevices } from "@/lib/signups/me/mutations";
import { bareSchema } from "@/lib/signups/schema";

/** Ends recognised devices and older links. */
export const POST = myForm(bareSchema, (_, token, { now }) => forgetMyDevices(token, now));
