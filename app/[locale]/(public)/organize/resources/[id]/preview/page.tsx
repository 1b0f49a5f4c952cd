import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { PreviewNotice } from "@/components/organize/text/preview-notice";
import { ResourceArticle } from "@/components/resources/resource-article";
import { findEmbeds } from "@/lib/embeds/queries";
import { findResourcePreview } from "@/lib/resources/preview/queries";
import { requireScopeOfText } from "@/lib/texts/access";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("preview"))("title"), robots: { index: false, follow: false } };
}

/** A resource as its page shows or will show it, for who may write it; its file can be had from here too. */
export default async function ResourcePreviewPage({ params }: Props) {
  await connection();
  const { id } = await params;
  const now = new Date();
  const resource = await findResourcePreview(await requireScopeOfText({ resourceId: id }), id, now);
  if (!resource) notFound();
  const embeds = await findEmbeds([resource.body], await getLocale(), now);
  return (
    <main id="content" className="wrap">
      <PreviewNotice kind="resource" id={id} />
      <ResourceArticle resource={resource} embeds={embeds} preview />
    </main>
  );
}
