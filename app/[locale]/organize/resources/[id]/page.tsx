import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskFrame } from "@/components/organize/desk-frame";
import { ResourceEditor } from "@/components/organize/resource/resource-editor";
import { resourceValues } from "@/components/organize/resource/values";
import { DuplicateButton } from "@/components/organize/text/duplicate-button";
import { TextScreen } from "@/components/organize/text/text-screen";
import { getSite } from "@/lib/groups/site/queries";
import { postChoices } from "@/lib/publishing/desk/choices/queries";
import { duplicate, restoreVersion } from "@/lib/resources/actions";
import { type DeskResource, getDeskResource } from "@/lib/resources/desk/queries";
import { filePath } from "@/lib/resources/rules";
import { requireScopeOfText, titleOfText } from "@/lib/texts/access";
import { listRevisions } from "@/lib/texts/revisions/queries";
import { textState } from "@/lib/texts/rules";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("desk.resource");
  return { title: await titleOfText({ resourceId: (await params).id }, t("pageTitle")) };
}

/** Everything of a resource on one screen. */
export default async function ResourcePage({ params }: Props) {
  await connection();
  const { id } = await params;
  const [now, text] = [new Date(), { resourceId: id }];
  const scope = await requireScopeOfText(text);
  const [site, resource, choices, revisions] = await Promise.all([
    getSite(),
    getDeskResource(scope, id),
    postChoices(scope, await getLocale(), now),
    listRevisions(scope, text),
  ]);
  if (!resource || !choices) notFound();
  return (
    <DeskFrame site={site} current="resources" path={`/organize/resources/${id}`}>
      <TextScreen
        kind="resource"
        text={text}
        row={resource}
        state={textState(resource, now)}
        page={`/resources/${resource.slug}`}
        duplicate={<DuplicateButton act={duplicate} name="resourceId" id={id} pages="/organize/resources" />}
        revisions={revisions}
        restore={restoreVersion}
      >
        <ResourceEditor
          resourceId={id}
          values={resourceValues(await getLocale(), resource)}
          seen={resource.updatedAt.toISOString()}
          choices={choices}
          own={fileOf(resource)}
        />
      </TextScreen>
    </DeskFrame>
  );
}

const fileOf = ({ attachmentId, attachment, slug }: DeskResource) =>
  attachmentId && attachment ? { file: { id: attachmentId, ...attachment }, href: filePath(slug) } : null;
