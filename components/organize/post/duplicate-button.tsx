"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { ActButton } from "@/components/organize/act-button";
import { duplicate } from "@/lib/publishing/actions";

/** Makes a draft of the same text and opens it. */
export function DuplicateButton({ postId }: { postId: string }) {
  const t = useTranslations("desk.post");
  const locale = useLocale();
  const router = useRouter();
  const copy = async (input: { postId: string }) => {
    const made = await duplicate(input);
    if (made.ok) router.push(`${locale === "fr" ? "" : `/${locale}`}/organize/posts/${made.postId}`);
    return made;
  };
  return (
    <ActButton act={copy} input={{ postId }} look="plain">
      {t("duplicate")}
    </ActButton>
  );
}
