import { useLocale, useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { Button } from "@/components/ui/button";
import { removePasskey } from "@/lib/auth/second-factor/actions";
import type { PasskeyLine } from "@/lib/auth/second-factor/passkeys/queries";
import { dayOf, formatDate } from "@/lib/time";
import { AddPasskey } from "./add-passkey";

type Props = {
  passkeys: readonly PasskeyLine[];
  zone: string;
  account: string;
  /** The page to go on to, if one was wanted. */
  wanted: string | null;
  /** Whether our address is one for which browsers offer passkeys. */
  offered: boolean;
};

/** One's passkeys: those there are, each with the button that removes it, and a new one. */
export function Passkeys({ passkeys, zone, account, wanted, offered }: Props) {
  const t = useTranslations("desk.settings.signIn");
  const locale = useLocale();
  const day = (at: Date) => formatDate(dayOf(at, zone), locale);
  return (
    <>
      <h2>{t("passkeys")}</h2>
      <p>{t(offered ? "passkeysWhy" : "passkeysNotHere")}</p>
      {passkeys.length ? (
        <ul>
          {passkeys.map(({ id, name, createdAt, usedAt }) => (
            <li key={id}>
              <span className={css.title}>{name}</span>
              <span className={`meta ${css.under}`}>
                {t("passkeyDates", { added: day(createdAt), used: usedAt ? day(usedAt) : "no" })}
              </span>
              <form action={removePasskey}>
                <input type="hidden" name="id" value={id} />
                <Button look="danger" small aria-label={t("removeThisPasskey", { name })}>
                  {t("removePasskey")}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      ) : null}
      {offered ? <AddPasskey account={account} wanted={wanted} /> : null}
    </>
  );
}
