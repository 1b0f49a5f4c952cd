import type { Metadata } from "next";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import encodeQR from "qr";
import { ActButton } from "@/components/organize/act-button";
import css from "@/components/organize/desk.module.css";
import { FactorActs, SetUpForm } from "@/components/organize/settings/factor-forms";
import { SettingsFrame } from "@/components/organize/settings/settings-frame";
import { ButtonLink } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { hasProved, requireSignIn } from "@/lib/auth/require-organizer";
import { endOthers, endSignIn } from "@/lib/auth/second-factor/actions";
import { findSecondFactor } from "@/lib/auth/second-factor/queries";
import { newSecret, totpAddress } from "@/lib/auth/second-factor/totp";
import { listSignIns } from "@/lib/auth/sign-ins/queries";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { dayOf, formatDate, formatTime } from "@/lib/time";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.settings.signIn"))("title") };
}

/** How this organizer gets in: the second factor, and the browsers that are signed in. */
export default async function SignInSettingsPage() {
  await connection();
  const organizer = await requireSignIn();
  const [t, site, factor, signIns] = await Promise.all([
    getTranslations("desk.settings.signIn"),
    getSite(),
    findSecondFactor(organizer.id),
    listSignIns(organizer.id, new Date()),
  ]);
  const zone = site?.timeZone ?? "Europe/Paris";
  return (
    <SettingsFrame site={site} title={t("title")} page="/sign-in">
      <section>
        <h2>{t("factor")}</h2>
        {factor.since ? (
          <Factor since={factor.since} codesLeft={factor.codesLeft} proved={hasProved(organizer)} zone={zone} />
        ) : (
          <SetUp issuer={plainText(site?.name, "fr") || "Cortège"} account={organizer.name ?? t("you")} />
        )}
      </section>
      <section>
        <h2>{t("signIns")}</h2>
        <SignIns signIns={signIns} current={organizer.signInId} zone={zone} />
      </section>
    </SettingsFrame>
  );
}

function Factor(props: { since: Date; codesLeft: number; proved: boolean; zone: string }) {
  const { since, codesLeft, proved, zone } = props;
  const t = useTranslations("desk.settings.signIn");
  const locale = useLocale();
  return (
    <>
      <p>
        {t("since", { date: formatDate(dayOf(since, zone), locale) })} {t("codesLeft", { count: codesLeft })}
      </p>
      {proved ? (
        <FactorActs />
      ) : (
        <ButtonLink href={pathIn(locale, "/organize/second-factor?to=/organize/settings/sign-in")}>
          {t("giveFirst")}
        </ButtonLink>
      )}
    </>
  );
}

/** A QR code for the app, its secret as text, and the field for its first code. */
function SetUp({ issuer, account }: { issuer: string; account: string }) {
  const t = useTranslations("desk.settings.signIn");
  const secret = newSecret();
  const rows = encodeQR(totpAddress(secret, account, issuer), "raw", { border: 4 });
  const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <>
      <p>{t("why")}</p>
      <p>{t("scan")}</p>
      <svg
        role="img"
        aria-label={t("qr")}
        viewBox={`0 0 ${rows.length} ${rows.length}`}
        width="220"
        height="220"
        shapeRendering="crispEdges"
      >
        <rect width={rows.length} height={rows.length} fill="#ffffff" />
        <path d={squares.join("")} fill="#000000" />
      </svg>
      <p>
        {t("secret")} <code className={css.under}>{secret.replaceAll(/.{4}/g, "$& ").trim()}</code>
      </p>
      <SetUpForm secret={secret} />
    </>
  );
}

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
            <th scope="col">{t("begun")}</th>
            <th scope="col">{t("seen")}</th>
            <th scope="col">{t("act")}</th>
          </tr>
        </thead>
        <tbody>
          {signIns.map(({ id, createdAt, lastSeenAt }) => (
            <tr key={id}>
              <td>{moment(createdAt)}</td>
              <td data-label={t("seen")}>{moment(lastSeenAt)}</td>
              <td>
                {id === current ? (
                  <Tag tone="ok">{t("here")}</Tag>
                ) : (
                  <ActButton
                    act={endSignIn}
                    input={{ signInId: id }}
                    look="plain"
                    label={t("endThis", { date: moment(createdAt) })}
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
