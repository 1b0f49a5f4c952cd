import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { PostAbout } from "@/components/organize/post/post-about";
import { PostFilters } from "@/components/organize/post/post-filters";
import { TextTable } from "@/components/organize/text/text-table";
import { ButtonLink } from "@/components/ui/button";
import { Pager } from "@/components/ui/pager";
import { listScopeGroups } from "@/lib/auth/queries";
import { requireSignIn } from "@/lib/auth/require-organizer";
import { canPublish } from "@/lib/auth/rules";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { listPostCampaigns } from "@/lib/publishing/desk/choices/queries";
import { type PostAsk, postQuery, readPostAsk } from "@/lib/publishing/desk/filter";
import { countDeskPosts, listDeskPosts } from "@/lib/publishing/desk/queries";
import { PAGE_SIZE } from "@/lib/texts/queries";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.posts"))("title") };
}

/** Every post of the organizer's groups, wherever on its way; filters in the address. */
export default async function DeskPostsPage({ searchParams }: Props) {
  await connection();
  const { scopes } = await requireSignIn();
  const writing = scopes.filter((scope) => canPublish(scope.role));
  if (writing.length === 0) notFound();
  const now = new Date();
  const asked = readPostAsk(await searchParams);
  const [site, groups, campaigns, counts, { posts, total }] = await Promise.all([
    getSite(),
    listScopeGroups(writing),
    listPostCampaigns(writing),
    countDeskPosts(writing, asked, now),
    listDeskPosts(writing, asked, now),
  ]);
  return (
    <DeskFrame site={site} current="posts" path={`/organize/posts${postQuery(asked)}`}>
      <Head />
      <PostFilters asked={asked} counts={counts} groups={groups} campaigns={campaigns} />
      {posts.length ? (
        <TextTable
          kind="post"
          lines={posts}
          refOf={({ id }) => ({ postId: id })}
          about={(post) => <PostAbout post={post} />}
        />
      ) : (
        <Empty state={asked.state} />
      )}
      <Pages asked={asked} last={Math.ceil(total / PAGE_SIZE)} />
    </DeskFrame>
  );
}

function Head() {
  const t = useTranslations("desk.posts");
  return (
    <div className={css.head}>
      <h1>{t("title")}</h1>
      <ButtonLink look="main" href={pathIn(useLocale(), "/organize/posts/new")}>
        {t("new")}
      </ButtonLink>
    </div>
  );
}

function Empty({ state }: { state: PostAsk["state"] }) {
  return <p>{useTranslations("desk.posts.empty")(state)}</p>;
}

function Pages({ asked, last }: { asked: PostAsk; last: number }) {
  const t = useTranslations("desk.posts");
  const list = pathIn(useLocale(), "/organize/posts");
  const to = (page: number) => `${list}${postQuery({ ...asked, page })}`;
  return (
    <Pager
      label={t("pages")}
      before={asked.page > 1 ? { href: to(asked.page - 1), label: t("newer") } : null}
      after={asked.page < last ? { href: to(asked.page + 1), label: t("older") } : null}
    />
  );
}
