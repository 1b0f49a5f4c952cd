"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActButton } from "@/components/organize/act-button";
import { ActForm } from "@/components/organize/act-form";
import { Line } from "@/components/organize/fields";
import { useDeskForm } from "@/components/organize/use-desk-form";
import { Notice } from "@/components/ui/notice";
import { remove, renewCodes, setUp } from "@/lib/auth/second-factor/actions";

type Codes = { codes: string[] };

/** The ten recovery codes: shown here once, nowhere again. */
function RecoveryCodes({ codes }: Codes) {
  const t = useTranslations("desk.settings.signIn");
  return (
    <Notice tone="ok" title={t("codesTitle")} role="status">
      <p>{t("codesHelp")}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The first code of an app sets the factor up; then its recovery codes, once. */
export function SetUpForm({ secret }: { secret: string }) {
  const t = useTranslations("desk.settings.signIn");
  const [codes, setCodes] = useState<string[]>();
  const desk = useDeskForm<{ code: string }, Codes>({
    values: { code: "" },
    act: ({ code }) => setUp({ secret, code }),
    done: (made) => setCodes(made.codes),
  });
  if (codes) return <RecoveryCodes codes={codes} />;
  return (
    <ActForm desk={desk} label={t("confirm")} look="main">
      <Line name="code" inputMode="numeric" label={t("firstCode")} required />
    </ActForm>
  );
}

/** New recovery codes in place of the old; the end of the factor. */
export function FactorActs() {
  const t = useTranslations("desk.settings.signIn");
  const router = useRouter();
  const [codes, setCodes] = useState<string[]>();
  const desk = useDeskForm<object, Codes>({
    values: {},
    act: () => renewCodes({}),
    done: (made) => {
      setCodes(made.codes);
      router.refresh();
    },
  });
  return (
    <>
      {codes ? <RecoveryCodes codes={codes} /> : null}
      <ActForm desk={desk} label={t("renew")} look="plain">
        <p className="meta">{t("renewHelp")}</p>
      </ActForm>
      <p className="meta">{t("removeHelp")}</p>
      <ActButton act={remove} input={{}} look="danger">
        {t("remove")}
      </ActButton>
    </>
  );
}
