"use client";

import { startRegistration } from "@simplewebauthn/browser";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState, useTransition } from "react";
import { ScriptForm } from "@/components/organize/script-form";
import { usePasskeys } from "@/components/organize/use-passkeys";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { MadeCodes } from "@/lib/auth/second-factor/actions";
import { addPasskey, askNewPasskey } from "@/lib/auth/second-factor/passkeys/actions";
import { RecoveryCodes } from "./factor-forms";

/** Adds a passkey under a name; shows the recovery codes that come with the first factor, here and nowhere again. */
export function AddPasskey({ account, wanted }: { account: string; wanted: string | null }) {
  const t = useTranslations("desk.settings.signIn");
  const required = useTranslations("forms")("required");
  const router = useRouter();
  const [pending, start] = useTransition();
  const [state, setState] = useState<MadeCodes>({});
  const can = usePasskeys();
  if (state.codes) return <RecoveryCodes codes={state.codes} ready={t("passkeyReady")} wanted={wanted} />;
  if (!can) return <p className="meta">{t("passkeysNeed")}</p>;
  const make = async (name: string): Promise<MadeCodes> => {
    const asked = await askNewPasskey({ name, account });
    if (!asked.ok) return asked;
    const made = await startRegistration({ optionsJSON: asked.options }).catch(() => null);
    return made ? addPasskey({ name, made }) : { errors: { form: t("passkeyCancelled") } };
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name"));
    if (pending) return;
    start(async () => {
      const done = await make(name);
      setState(done);
      if (done.codes) router.refresh();
    });
  };
  return (
    <ScriptForm onSubmit={submit}>
      <Field
        id="passkey-name"
        name="name"
        maxLength={60}
        autoComplete="off"
        label={t("passkeyName")}
        help={t("passkeyNameHelp")}
        requiredMark={required}
        error={state.errors?.name}
      />
      <Button small aria-disabled={pending}>
        {t("addPasskey")}
      </Button>
      <p role="alert" className="error">
        {state.errors?.form}
      </p>
    </ScriptForm>
  );
}
