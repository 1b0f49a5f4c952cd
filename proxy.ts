import createMiddleware from "next-intl/middleware";
import { routing } from "@/lib/i18n/routing";

/** Finds the language in the address, nothing else: it is never an authorization. */
export default createMiddleware(routing);

export const config = { matcher: ["/((?!api|_next|.*\\..*).*)"] };
