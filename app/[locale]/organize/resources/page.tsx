import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { DeskFrame } from "@/components/organize/desk-frame";
import { ResourceAbout } from "@/components/organize/resource/resource-about";
import { TextList } from "@/components/organize/text/text-list";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { canPublish } from "@/lib/auth/rules";
import { getSite } from "@/lib/groups/site/queries";
import { countDeskResources, listDeskResources } from "@/lib/resources/desk/queries";
import { readTextAsk, textQuery } from "@/lib/texts/desk/filter";
import { PAGE_SIZE } from "@/lib/texts/queries";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.resources"))("title") };
}

/** The libraries of the organizer's groups, whatever the state of what is in them. */
export default async function DeskResourcesPage({ searchParams }: Props) {
  await connection();
  const { scopes } = await requireSignIn();
  if (!scopes.some(({ role }) => canPublish(role))) notFound();
  const [now, asked] = [new Date(), readTextAsk(await searchParams)];
  const [site, counts, { lines, total }] = await Promise.all([
    getSite(),
    countDeskResources(scopes, asked, now),
    listDeskResources(scopes, asked, now),
  ]);
  return (
    <DeskFrame site={site} current="resources" path={`/organize/resources${textQuery(asked)}`}>
      <TextList
        kind="resource"
        asked={asked}
        counts={counts}
        lines={lines}
        pages={Math.ceil(total / PAGE_SIZE)}
        refOf={({ id }) => ({ resourceId: id })}
        about={(resource) => <ResourceAbout resource={resource} />}
      />
    </DeskFrame>
  );
}
