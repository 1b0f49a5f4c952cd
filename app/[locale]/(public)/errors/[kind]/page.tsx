import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { DocumentPage } from "@/components/layout/document";
import { LinkUnknown } from "@/components/signups/link-unknown";
import { pathIn } from "@/lib/i18n/paths";

type Props = { params: Promise<{ kind: string }> };

const WORDS = { "not-found": "notFound", "server-error": "serverError" } as const;
const LINK_UNKNOWN = "link-unknown";
const wordsOf = (kind: string) => (kind in WORDS ? WORDS[kind as keyof typeof WORDS] : null);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { kind } = await params;
  const [words, t] = [wordsOf(kind), await getTranslations("errorPages")];
  if (kind === LINK_UNKNOWN) return { title: (await getTranslations("linkUnknown"))("title") };
  return { title: words ? t(`${words}.title`) : undefined, robots: { index: false } };
}

/** What the front shows, with the status of the error, where a page is missing or failed (lib/http/renders.ts). */
export default async function ErrorPage({ params }: Props) {
  await connection();
  const { kind } = await params;
  if (kind === LINK_UNKNOWN) return <LinkUnknown />;
  const words = wordsOf(kind);
  if (!words) notFound();
  const t = await getTranslations("errorPages");
  const locale = await getLocale();
  const ways = [
    { href: "/events", label: t("notFound.toEvents") },
    { href: "/events?past=1", label: t("notFound.toPast") },
    { href: "/news", label: t("notFound.toNews") },
    { href: "/", label: t("notFound.toHome") },
  ];
  return (
    <DocumentPage title={t(`${words}.title`)} lead={t(`${words}.text`)}>
      <section>
        <h2>{t("helpTitle")}</h2>
        <ul>
          {ways.map(({ href, label }) => (
            <li key={href}>
              <a href={pathIn(locale, href)}>{label}</a>
            </li>
          ))}
        </ul>
      </section>
    </DocumentPage>
  );
}
