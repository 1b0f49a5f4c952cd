import { useLocale } from "next-intl";
import type { ReactNode } from "react";

/** A plain form of one's own page: posts below /api/public/me/<token> and leads back there. */
export function MeForm({ token, path, children }: { token: string; path: string; children: ReactNode }) {
  const locale = useLocale();
  const prefix = locale === "en" ? "/en" : "";
  return (
    <form className="narrow" method="post" action={`/api/public/me/${token}/${path}`}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="from" value={`${prefix}/me/${token}`} />
      {children}
    </form>
  );
}
