import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { DeskFrame } from "@/components/organize/desk-frame";
import { TextList } from "@/components/organize/text/text-list";
import { LocalizedText } from "@/components/ui/localized-text";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { canPublish } from "@/lib/auth/rules";
import { getSite } from "@/lib/groups/site/queries";
import { countDeskPages, listDeskPages } from "@/lib/publishing/pages/desk/queries";
import { readTextAsk, textQuery } from "@/lib/texts/desk/filter";
import { PAGE_SIZE } from "@/lib/texts/queries";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.pages"))("title") };
}

/** The pages of the organizer's groups, whatever their state. */
export default async function DeskPagesPage({ searchParams }: Props) {
  await connection();
  const { scopes } = await requireSignIn();
  if (!scopes.some(({ role }) => canPublish(role))) notFound();
  const [now, asked] = [new Date(), readTextAsk(await searchParams)];
  const footer = (await getTranslations("desk.page"))("footer");
  const [site, counts, { lines, total }] = await Promise.all([
    getSite(),
    countDeskPages(scopes, asked, now),
    listDeskPages(scopes, asked, now),
  ]);
  return (
    <DeskFrame site={site} current="pages" path={`/organize/pages${textQuery(asked)}`}>
      <TextList
        kind="page"
        asked={asked}
        counts={counts}
        lines={lines}
        pages={Math.ceil(total / PAGE_SIZE)}
        refOf={({ id }) => ({ pageId: id })}
        about={({ group, inFooter }) => (
          <>
            {group.shortName ?? <LocalizedText value={group.name} />}
            {inFooter && group.slug === site?.slug ? ` · ${footer}` : null}
          </>
        )}
      />
    </DeskFrame>
  );
}
