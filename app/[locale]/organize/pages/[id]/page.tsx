import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskFrame } from "@/components/organize/desk-frame";
import { PageEditor } from "@/components/organize/page/page-editor";
import { pageValues } from "@/components/organize/page/values";
import { DuplicateButton } from "@/components/organize/text/duplicate-button";
import { TextScreen } from "@/components/organize/text/text-screen";
import { getSite } from "@/lib/groups/site/queries";
import { getGallery } from "@/lib/media/queries";
import { duplicate, restoreVersion } from "@/lib/publishing/pages/actions";
import { getDeskPage } from "@/lib/publishing/pages/desk/queries";
import { requireScopeOfText, titleOfText } from "@/lib/texts/access";
import { listRevisions } from "@/lib/texts/revisions/queries";
import { textState } from "@/lib/texts/rules";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("desk.page");
  return { title: await titleOfText({ pageId: (await params).id }, t("pageTitle")) };
}

/** Everything of a group's page on one screen. */
export default async function DeskPagePage({ params }: Props) {
  await connection();
  const { id } = await params;
  const text = { pageId: id };
  const scope = await requireScopeOfText(text);
  const [site, page, gallery, revisions] = await Promise.all([
    getSite(),
    getDeskPage(scope, id),
    getGallery(scope, await getLocale()),
    listRevisions(scope, text),
  ]);
  if (!page || !gallery) notFound();
  return (
    <DeskFrame site={site} current="pages" path={`/organize/pages/${id}`}>
      <TextScreen
        kind="page"
        text={text}
        row={page}
        state={textState(page, new Date())}
        page={`/groups/${page.group.slug}/${page.slug}`}
        duplicate={<DuplicateButton act={duplicate} name="pageId" id={id} pages="/organize/pages" />}
        revisions={revisions}
        restore={restoreVersion}
      >
        <PageEditor pageId={id} values={pageValues(page)} seen={page.updatedAt.toISOString()} gallery={gallery} />
      </TextScreen>
    </DeskFrame>
  );
}
