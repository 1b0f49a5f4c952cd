import { env } from "../env";
import { splitLocale } from "../i18n/paths";
import { readTheme } from "../theme";
import { clearCookie, setCookie, THEME_COOKIE } from "./cookies";
import { seeOther, unreadable } from "./form-answers";
import { readForm } from "./form-body";
import { ownPath, ownPathOfUrl } from "./own-path";
import { isOwnOrigin } from "./same-origin";

const YEAR_SECONDS = 365 * 24 * 3600;

/** Light, dark, or as the device says: keeps the choice in a cookie and leads back. */
export async function chooseTheme(request: Request): Promise<Response> {
  const referer = ownPathOfUrl(request.headers.get("referer"), (url) => isOwnOrigin(url, env().publicUrl));
  const read = await readForm(request, env().publicUrl);
  const fields = read.ok ? read.fields : {};
  // Where the page really stands is told best by the browser: an error page has no address of its own.
  const back = referer ?? ownPath(typeof fields.from === "string" ? fields.from : null) ?? "/";
  const { locale } = splitLocale(back);
  if (!read.ok)
    return unreadable(read.reason, { name: "theme", locale, json: false, fields, path: "/api/public/theme", back });
  const theme = readTheme(fields.theme);
  const cookie = theme
    ? setCookie(THEME_COOKIE, theme, { maxAge: YEAR_SECONDS, httpOnly: true })
    : clearCookie(THEME_COOKIE);
  return seeOther(back, [cookie]);
}
