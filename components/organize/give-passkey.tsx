"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { askPasskey, givePasskey } from "@/lib/auth/second-factor/passkeys/actions";
import { usePasskeys } from "./use-passkeys";

/** Gives the second factor by a passkey and goes on to `to`; not there where the browser cannot, the code is. */
export function GivePasskey({ to }: { to: string }) {
  const t = useTranslations("secondFactor");
  const [pending, start] = useTransition();
  const [error, setError] = useState<string>();
  if (!usePasskeys()) return null;
  const give = () =>
    start(async () => {
      const asked = await askPasskey({});
      if (!asked.ok) return setError(asked.errors.form);
      const signed = await startAuthentication({ optionsJSON: asked.options }).catch(() => null);
      if (!signed) return setError(t("cancelled"));
      const given = await givePasskey({ signed });
      if (!given.ok) return setError(given.errors.form ?? t("cancelled"));
      location.assign(to);
    });
  return (
    <p>
      <Button type="button" look="main" aria-disabled={pending} onClick={pending ? undefined : give}>
        {t("passkey")}
      </Button>
      <span role="alert" className="error">
        {error}
      </span>
    </p>
  );
}
