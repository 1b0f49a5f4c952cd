"use client";

import { useLocale, useTranslations } from "next-intl";
import encodeQR from "qr";
import { useActionState } from "react";
import css from "@/components/organize/desk.module.css";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { type MadeCodes, makeCodes, removeApp } from "@/lib/auth/second-factor/actions";
import { totpAddress } from "@/lib/auth/second-factor/rules";
import { pathIn } from "@/lib/i18n/paths";

/** A new factor to set up: its secret, and what the app calls it. */
type Offer = { secret: string; account: string; issuer: string };

/**
 * Sets the factor up (`offer`), or makes new recovery codes; either way shows the codes once, here and nowhere again.
 * From there a button leads on to the page `wanted`, if one was. One form for both, so that without scripts the page that comes back finds its place.
 */
export function FactorForm({ offer, wanted }: { offer: Offer | null; wanted: string | null }) {
  const t = useTranslations("desk.settings.signIn");
  const [state, act, pending] = useActionState(makeCodes, {});
  if (state.codes) return <RecoveryCodes codes={state.codes} ready={t("ready")} wanted={wanted} />;
  return (
    <form action={act}>
      {offer ? <SetUp {...offer} secret={state.secret || offer.secret} errors={state.errors} /> : <Renew />}
      <Button look={offer ? "main" : "plain"} small aria-disabled={pending}>
        {t(offer ? "confirm" : "renew")}
      </Button>
      <p role="alert" className="error">
        {state.errors?.form}
      </p>
    </form>
  );
}

/** Codes to keep, shown once; when none were made, that what was asked for is `ready`. */
export function RecoveryCodes({
  codes,
  ready,
  wanted,
}: {
  codes: readonly string[];
  ready: string;
  wanted: string | null;
}) {
  const locale = useLocale();
  const t = useTranslations("desk.settings.signIn");
  return (
    <Notice tone="ok" title={codes.length ? t("codesTitle") : undefined} role="status">
      <p>{codes.length ? t("codesHelp") : ready}</p>
      {codes.length ? (
        <ul>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      ) : null}
      {wanted ? <ButtonLink href={pathIn(locale, wanted)}>{t("goOn")}</ButtonLink> : null}
    </Notice>
  );
}

const Renew = () => <p className="meta">{useTranslations("desk.settings.signIn")("renewHelp")}</p>;

/** A square for the app, its secret as text, and the field for its first code. */
function SetUp({ secret, account, issuer, errors }: Offer & Pick<MadeCodes, "errors">) {
  const t = useTranslations("desk.settings.signIn");
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
      <input type="hidden" name="secret" value={secret} />
      <Field
        id="factor-code"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        label={t("firstCode")}
        requiredMark={useTranslations("forms")("required")}
        error={errors?.code}
      />
    </>
  );
}

/** The end of the app's code, by who has given the factor. */
export function RemoveFactor() {
  const t = useTranslations("desk.settings.signIn");
  return (
    <form action={removeApp}>
      <p className="meta">{t("removeHelp")}</p>
      <Button look="danger" small>
        {t("remove")}
      </Button>
    </form>
  );
}
