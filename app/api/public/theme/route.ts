import { z } from "zod";
import { commonFields } from "@/lib/forms";
import { clearCookie, setCookie, THEME_COOKIE } from "@/lib/http/cookies";
import { ownPath } from "@/lib/http/own-path";
import { publicForm } from "@/lib/http/public-form";
import { splitLocale } from "@/lib/i18n/paths";
import { readTheme } from "@/lib/theme";

const A_YEAR = 31_536_000;
const schema = z.object({ ...commonFields, theme: z.enum(["light", "dark", "auto"], "unknown") });

/** Light, dark, or as the system says: kept in a cookie that says nothing else, then back to the page. */
export const POST = publicForm("theme", schema, async ({ theme, from }) => {
  const chosen = readTheme(theme);
  const cookie = chosen ? setCookie(THEME_COOKIE, chosen, { maxAge: A_YEAR }) : clearCookie(THEME_COOKIE);
  return { ok: true, created: false, page: splitLocale(ownPath(from ?? null) ?? "/").path, cookies: [cookie] };
});
