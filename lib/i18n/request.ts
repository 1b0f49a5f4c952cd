import { getRequestConfig } from "next-intl/server";
import { isLocale } from "@/lib/local-text";
import en from "@/messages/en.json";
import fr from "@/messages/fr.json";
import { routing } from "./routing";

export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale;
  const locale = isLocale(asked) ? asked : routing.defaultLocale;
  return { locale, messages: locale === "fr" ? fr : en, timeZone: "Europe/Paris" };
});
