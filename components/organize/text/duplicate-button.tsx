"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { ActButton } from "@/components/organize/act-button";
import type { FormAnswer } from "@/lib/auth/form-action";
import type { TextKind } from "@/lib/texts/rules";

/** Makes a draft of the same text and opens it. `name` is what the action calls the text's id, `pages` where they are edited. */
export function DuplicateButton<N extends `${TextKind | "broadcast"}Id`>({
  act,
  name,
  id,
  pages,
}: {
  act: (input: Record<N, string>) => Promise<FormAnswer<Record<N, string>>>;
  name: N;
  id: string;
  pages: string;
}) {
  const t = useTranslations("desk.post");
  const locale = useLocale();
  const router = useRouter();
  const copy = async (input: Record<N, string>) => {
    const made = await act(input);
    if (made.ok) router.push(`${locale === "fr" ? "" : `/${locale}`}${pages}/${made[name]}`);
    return made;
  };
  return (
    <ActButton act={copy} input={{ [name]: id } as Record<N, string>} look="plain" savesFirst>
      {t("duplicate")}
    </ActButton>
  );
}
