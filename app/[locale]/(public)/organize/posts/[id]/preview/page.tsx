import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { PostArticle } from "@/components/publishing/post-article";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { findEmbeds } from "@/lib/embeds/queries";
import { pathIn } from "@/lib/i18n/paths";
import { findPostPreview } from "@/lib/publishing/preview/queries";
import { requireScopeOfText } from "@/lib/texts/access";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("preview"))("title"), robots: { index: false, follow: false } };
}

/** A post as its page shows or will show it, for who may write it. It stands among the public pages to have their header and footer. */
export default async function PostPreviewPage({ params }: Props) {
  await connection();
  const { id } = await params;
  const now = new Date();
  const post = await findPostPreview(await requireScopeOfText({ postId: id }), id, now);
  if (!post) notFound();
  const embeds = await findEmbeds([post.body], await getLocale(), now);
  return (
    <main id="content" className="wrap">
      <NotThePage postId={id} />
      <PostArticle post={post} embeds={embeds} preview />
    </main>
  );
}

function NotThePage({ postId }: { postId: string }) {
  const t = useTranslations("preview");
  return (
    <Notice tone="wait" title={t("title")}>
      <p>{t("postHelp")}</p>
      <p>
        <ButtonLink small href={pathIn(useLocale(), `/organize/posts/${postId}`)}>
          {t("backToPost")}
        </ButtonLink>
      </p>
    </Notice>
  );
}
