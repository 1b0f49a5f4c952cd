"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { askPasskey, givePasskey } from "@/lib/auth/second-factor/passkeys/actions";
import { usePasskeys } from "./use-passkeys";

/** Gives the second factor by a passkey and goes on to `to`; not there where the browser cannot, the code is. */
export function GivePasskey({ to, words }: { to: string; words: { give: string; cancelled: string } }) {
  const [pending, start] = useTransition();
  const [error, setError] = useState<string>();
  if (!usePasskeys()) return null;
  const give = () =>
    start(async () => {
      const asked = await askPasskey({});
      if (!asked.ok) return setError(asked.errors.form);
      const signed = await startAuthentication({ optionsJSON: asked.options }).catch(() => null);
      if (!signed) return setError(words.cancelled);
      const given = await givePasskey({ signed });
      if (!given.ok) return setError(given.errors.form ?? words.cancelled);
      location.assign(to);
    });
  return (
    <p>
      <Button type="button" look="main" aria-disabled={pending} onClick={pending ? undefined : give}>
        {words.give}
      </Button>
      <span role="alert" className="error">
        {error}
      </span>
    </p>
  );
}
