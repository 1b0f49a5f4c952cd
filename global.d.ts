import type { Messages } from "@/lib/i18n/translator";
import type { Locale } from "@/lib/local-text";

/** An unknown message key does not compile. */
declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
