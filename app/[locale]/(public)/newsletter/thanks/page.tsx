import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MailboxThanks } from "@/components/layout/thanks";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("thanks.newsletter");
  return { title: t("title"), robots: { index: false } };
}

/** After the form: the same for known and unknown addresses. */
export default async function ThanksPage() {
  const t = await getTranslations("thanks.newsletter");
  return (
    <MailboxThanks title={t("title")}>
      <p>{t("next")}</p>
    </MailboxThanks>
  );
}
