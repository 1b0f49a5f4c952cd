import type { Metadata } from "next";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import css from "@/components/organize/desk.module.css";
import { FactorForm, RemoveFactor } from "@/components/organize/settings/factor-forms";
import { Passkeys } from "@/components/organize/settings/passkeys";
import { SettingsFrame } from "@/components/organize/settings/settings-frame";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { endOthers, endSignIn } from "@/lib/auth/second-factor/actions";
import { listPasskeys } from "@/lib/auth/second-factor/passkeys/queries";
import { passkeyParty } from "@/lib/auth/second-factor/passkeys/rules";
import { findSecondFactor } from "@/lib/auth/second-factor/queries";
import { newSecret } from "@/lib/auth/second-factor/totp";
import { listSignIns } from "@/lib/auth/sign-ins/queries";
import { env } from "@/lib/env";
import { getSite } from "@/lib/groups/site/queries";
import { deskPath } from "@/lib/http/own-path";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { dayOf, formatDate, formatTime } from "@/lib/time";

type Props = { searchParams: Promise<{ to?: string | string[]; done?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.settings.signIn"))("title") };
}

/** How this organizer gets in: the second factor, and the browsers that are signed in. */
export default async function SignInSettingsPage({ searchParams }: Props) {
  await connection();
  const { to, done } = await searchParams;
  const organizer = await requireSignIn();
  const [t, site, factor, passkeys, signIns] = await Promise.all([
    getTranslations("desk.settings.signIn"),
    getSite(),
    findSecondFactor(organizer.id),
    listPasskeys(organizer.id),
    listSignIns(organizer.id, new Date()),
  ]);
  const locale = await getLocale();
  const zone = site?.timeZone ?? "Europe/Paris";
  const due = organizer.factor === "due";
  const wanted = to ? deskPath(to) : null;
  const account = organizer.name ?? t("you");
  const offer = factor.since
    ? null
    : { secret: newSecret(), issuer: plainText(site?.name, "fr") || "Cortège", account };
  return (
    <SettingsFrame site={site} title={t("title")} page="/sign-in">
      <Done what={done} />
      <section>
        <h2>{t("factor")}</h2>
        {factor.since ? <p>{t("since", { date: formatDate(dayOf(factor.since, zone), locale) })}</p> : null}
        {factor.since || passkeys.length ? <p>{t("codesLeft", { count: factor.codesLeft })}</p> : null}
        {due ? <GiveFirst /> : <FactorForm offer={offer} wanted={wanted} />}
        {offer && passkeys.length && !due ? <FactorForm offer={null} wanted={null} /> : null}
        {factor.since && !due ? <RemoveFactor /> : null}
      </section>
      {due ? null : (
        <section>
          <Passkeys
            passkeys={passkeys}
            zone={zone}
            account={account}
            wanted={wanted}
            offered={passkeyParty(env().publicUrl) !== null}
          />
        </section>
      )}
      <section>
        <h2>{t("signIns")}</h2>
        <SignIns signIns={signIns} current={organizer.signInId} zone={zone} />
      </section>
    </SettingsFrame>
  );
}

/** What a form of this page has just done. */
function Done({ what }: { what: string | string[] | undefined }) {
  const t = useTranslations("desk.settings.signIn.done");
  if (what !== "app" && what !== "passkey" && what !== "ended") return null;
  return (
    <Notice tone="ok" role="status">
      <p>{t(what)}</p>
    </Notice>
  );
}

const GiveFirst = () => (
  <ButtonLink href={pathIn(useLocale(), "/organize/second-factor?to=/organize/settings/sign-in")}>
    {useTranslations("desk.settings.signIn")("giveFirst")}
  </ButtonLink>
);

type SignIn = Awaited<ReturnType<typeof listSignIns>>[number];

function SignIns({ signIns, current, zone }: { signIns: readonly SignIn[]; current: string; zone: string }) {
  const t = useTranslations("desk.settings.signIn");
  const locale = useLocale();
  const moment = (at: Date | null) =>
    at ? `${formatDate(dayOf(at, zone), locale)}, ${formatTime(at, zone, locale)}` : t("notYet");
  return (
    <>
      <table className={`rows ${css.stack}`}>
        <thead>
          <tr>
            <th scope="col">{t("device")}</th>
            <th scope="col">{t("seen")}</th>
            <th scope="col">{t("act")}</th>
          </tr>
        </thead>
        <tbody>
          {signIns.map(({ id, createdAt, lastSeenAt, device }) => (
            <tr key={id}>
              <td>
                <span className={css.title}>{device || t("unknownDevice")}</span>
                <span className={`meta ${css.under}`}>{moment(createdAt)}</span>
              </td>
              <td data-label={t("seen")}>{moment(lastSeenAt)}</td>
              <td>
                {id === current ? (
                  <Tag tone="ok">{t("here")}</Tag>
                ) : (
                  <form action={endSignIn}>
                    <input type="hidden" name="id" value={id} />
                    <Button
                      look="plain"
                      small
                      aria-label={t("endThis", { device: device || t("unknownDevice"), date: moment(createdAt) })}
                    >
                      {t("end")}
                    </Button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {signIns.length > 1 ? (
        <form action={endOthers}>
          <Button look="plain" small>
            {t("endOthers")}
          </Button>
        </form>
      ) : null}
    </>
  );
}
