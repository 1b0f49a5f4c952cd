import { useLocale, useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { formatMoment } from "@/components/organize/moment";
import { Button, ButtonLink } from "@/components/ui/button";
import { pathIn } from "@/lib/i18n/paths";
import { resendMessage } from "@/lib/newsletters/broadcasts/actions";
import { FATES, type Fate, type FatedCopy } from "@/lib/newsletters/broadcasts/following/rules";
import type { DeskBroadcast } from "@/lib/newsletters/broadcasts/queries";
import { MessageForm } from "./draft";

type Shown = { broadcast: DeskBroadcast; groupId: string };

/** The ways to who did not get a message, or of whom nobody knows; nothing while everybody did. */
export function FateLinks({ broadcast: { id, copies } }: { broadcast: DeskBroadcast }) {
  const t = useTranslations("desk.broadcast.fate");
  const locale = useLocale();
  const some = FATES.filter((fate) => copies[fate] > 0);
  if (!some.length) return null;
  return (
    <ul className={`plain-list ${css.inline}`}>
      {some.map((fate) => (
        <li key={fate}>
          {t(fate)} ({copies[fate]}){" "}
          <ButtonLink small href={pathIn(locale, `/organize/broadcasts/${id}?who=${fate}`)}>
            {t("see")} <span className="hush">({t(fate)})</span>
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}

const HELP = { unsure: "helpUnsure", refused: "helpRefused", dropped: "helpDropped" } as const;

/** Whom a message did not reach, or may not have reached, each with their time; the uncertain ones can be sent again. */
export function Fated({
  broadcast,
  groupId,
  fate,
  copies,
  timeZone,
}: Shown & { fate: Fate; copies: FatedCopy[]; timeZone: string }) {
  const t = useTranslations("desk.broadcast.fate");
  const locale = useLocale();
  /** What was stopped stays stopped. */
  const mayResend = fate === "unsure" && broadcast.state !== "stopped";
  const heads = [t("name"), t("address"), t("at"), t("why")] as const;
  return (
    <section id="who" aria-labelledby="who-title">
      <h2 id="who-title">{t(fate)}</h2>
      <p>{t(HELP[fate])}</p>
      {mayResend && copies.length ? (
        <MessageForm broadcast={broadcast} groupId={groupId} act={resendMessage}>
          <Button small>{t("resendAll", { count: copies.length })}</Button>
        </MessageForm>
      ) : null}
      <table className={`rows ${css.stack}`}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {mayResend ? <th scope="col">{t("resend")}</th> : null}
          </tr>
        </thead>
        <tbody>
          {copies.map((copy) => (
            <tr key={copy.id}>
              <th scope="row">{copy.name ?? t("noName")}</th>
              <td data-label={heads[1]}>{copy.address}</td>
              <td data-label={heads[2]}>{formatMoment(copy.at, timeZone, locale)}</td>
              <td data-label={heads[3]}>
                <Why fate={fate} why={copy.why} />
              </td>
              {mayResend ? (
                <td>
                  <MessageForm broadcast={broadcast} groupId={groupId} act={resendMessage}>
                    <input type="hidden" name="copy" value={copy.id} />
                    <Button small look="plain">
                      {t("resend")} <span className="hush">({copy.name ?? copy.address})</span>
                    </Button>
                  </MessageForm>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <ButtonLink small href={pathIn(locale, `/organize/broadcasts/${broadcast.id}`)}>
          {t("hide")}
        </ButtonLink>
      </p>
    </section>
  );
}

function Why({ fate, why }: { fate: Fate; why: string | null }) {
  const t = useTranslations("desk.broadcast.fate");
  if (fate === "dropped") return t(why === "suppressed" ? "suppressed" : "unsubscribed");
  return why ? <code>{why}</code> : null;
}
