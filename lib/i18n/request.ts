import { getRequestConfig } from "next-intl/server";
import { isLocale } from "@/lib/local-text";
import { routing } from "./routing";
import { messagesIn } from "./wording";

export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale;
  const locale = isLocale(asked) ? asked : routing.defaultLocale;
  return { locale, messages: messagesIn(locale), timeZone: "Europe/Paris" };
});
