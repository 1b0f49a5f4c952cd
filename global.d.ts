import type { Messages } from "@/lib/i18n/wording";
import type { Locale } from "@/lib/local-text";

/** An unknown message key does not compile. */
declare module "use-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
