import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { PageArticle } from "@/components/groups/page-article";
import { PreviewNotice } from "@/components/organize/text/preview-notice";
import { findEmbeds } from "@/lib/embeds/queries";
import { findPagePreview } from "@/lib/publishing/pages/preview/queries";
import { requireScopeOfText } from "@/lib/texts/access";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("preview"))("title"), robots: { index: false, follow: false } };
}

/** A page of a group as everybody reads or will read it, for who may write it. */
export default async function PagePreviewPage({ params }: Props) {
  await connection();
  const { id } = await params;
  const page = await findPagePreview(await requireScopeOfText({ pageId: id }), id);
  if (!page) notFound();
  return (
    <main id="content" className="wrap">
      <PreviewNotice kind="page" id={id} />
      <PageArticle page={page} embeds={await findEmbeds([page.body], await getLocale(), new Date())} />
    </main>
  );
}
