import { useTranslations } from "next-intl";
import type { FormState } from "@/components/forms/draft";
import { Button } from "@/components/ui/button";
import { Check } from "@/components/ui/check";
import { MeForm } from "./me-form";

/** Forgetting devices, and erasing everything with a tick that says what will happen. */
export function MeLeave({ token, state }: { token: string; state: FormState }) {
  const t = useTranslations("me");
  return (
    <>
      <section id="devices">
        <h2>{t("devices.title")}</h2>
        <p>{t("devices.text")}</p>
        <MeForm token={token} path="forget-devices">
          <Button look="plain">{t("devices.act")}</Button>
        </MeForm>
      </section>
      <section id="erase">
        <h2>{t("erase.title")}</h2>
        <p>{t("erase.lead")}</p>
        <ul>
          <li>{t("erase.places")}</li>
          <li>{t("erase.letters")}</li>
          <li>{t("erase.offers")}</li>
          <li>{t("erase.data")}</li>
          <li>{t("erase.counts")}</li>
        </ul>
        <MeForm token={token} path="erase">
          <Check id="me-sure" name="sure" error={state.error("sure")} required>
            {t("erase.sure")}
          </Check>
          <Button look="danger">{t("erase.act")}</Button>
        </MeForm>
      </section>
    </>
  );
}
