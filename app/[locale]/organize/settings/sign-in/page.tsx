import type { Metadata } from "next";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ActButton } from "@/components/organize/act-button";
import css from "@/components/organize/desk.module.css";
import { FactorForm, RemoveFactor } from "@/components/organize/settings/factor-forms";
import { SettingsFrame } from "@/components/organize/settings/settings-frame";
import { ButtonLink } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { hasProved, requireSignIn } from "@/lib/auth/require-organizer";
import { endOthers, endSignIn } from "@/lib/auth/second-factor/actions";
import { findSecondFactor } from "@/lib/auth/second-factor/queries";
import { newSecret } from "@/lib/auth/second-factor/totp";
import { listSignIns } from "@/lib/auth/sign-ins/queries";
import { getSite } from "@/lib/groups/site/queries";
import { deskPath } from "@/lib/http/own-path";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { dayOf, formatDate, formatTime } from "@/lib/time";

type Props = { searchParams: Promise<{ to?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.settings.signIn"))("title") };
}

/** How this organizer gets in: the second factor, and the browsers that are signed in. */
export default async function SignInSettingsPage({ searchParams }: Props) {
  await connection();
  const { to } = await searchParams;
  const organizer = await requireSignIn();
  const [t, site, factor, signIns] = await Promise.all([
    getTranslations("desk.settings.signIn"),
    getSite(),
    findSecondFactor(organizer.id),
    listSignIns(organizer.id, new Date()),
  ]);
  const zone = site?.timeZone ?? "Europe/Paris";
  const due = factor.since && !hasProved(organizer);
  const names = { issuer: plainText(site?.name, "fr") || "Cortège", account: organizer.name ?? t("you") };
  const offer = factor.since ? null : { secret: newSecret(), ...names };
  return (
    <SettingsFrame site={site} title={t("title")} page="/sign-in">
      <section>
        <h2>{t("factor")}</h2>
        {factor.since ? <Since since={factor.since} codesLeft={factor.codesLeft} zone={zone} /> : null}
        {due ? <GiveFirst /> : <FactorForm offer={offer} wanted={to ? deskPath(to) : null} />}
        {factor.since && !due ? <RemoveFactor /> : null}
      </section>
      <section>
        <h2>{t("signIns")}</h2>
        <SignIns signIns={signIns} current={organizer.signInId} zone={zone} />
      </section>
    </SettingsFrame>
  );
}

function Since({ since, codesLeft, zone }: { since: Date; codesLeft: number; zone: string }) {
  const t = useTranslations("desk.settings.signIn");
  return (
    <p>
      {t("since", { date: formatDate(dayOf(since, zone), useLocale()) })} {t("codesLeft", { count: codesLeft })}
    </p>
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
                  <ActButton
                    act={endSignIn}
                    input={{ signInId: id }}
                    look="plain"
                    label={t("endThis", { device: device || t("unknownDevice"), date: moment(createdAt) })}
                  >
                    {t("end")}
                  </ActButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {signIns.length > 1 ? (
        <ActButton act={endOthers} input={{}} look="plain">
          {t("endOthers")}
        </ActButton>
      ) : null}
    </>
  );
}
