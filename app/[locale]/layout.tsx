import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/shapes.css";
import "../styles/forms.css";
import "../styles/print.css";

import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { fontVariables } from "@/app/fonts";
import { env } from "@/lib/env";
import { getSite } from "@/lib/groups/site/queries";
import { THEME_COOKIE } from "@/lib/http/cookies";
import { isLocale, plainText } from "@/lib/local-text";
import { readTheme } from "@/lib/theme";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection();
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const [t, site] = [await getTranslations({ locale, namespace: "layout" }), await getSite()];
  const name = site ? plainText(site.name, locale) : "Cortège";
  return {
    metadataBase: new URL(env().publicUrl),
    title: { default: name, template: `%s · ${name}` },
    description: site ? plainText(site.description, locale) || t("description", { name }) : t("description", { name }),
    applicationName: name,
    manifest: `/manifest.webmanifest?lang=${locale}`,
    icons: {
      icon: [
        { url: "/icons/icon.svg", type: "image/svg+xml" },
        { url: "/icons/icon-96.png", sizes: "96x96", type: "image/png" },
      ],
      apple: "/icons/apple-touch-icon.png",
    },
    formatDetection: { telephone: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf8f1" },
    { media: "(prefers-color-scheme: dark)", color: "#151310" },
  ],
};

/** The document of every page: language, fonts, light or dark. It decides nothing about who may see what. */
export default async function RootLayout({ children, params }: Props) {
  await connection();
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang={locale} data-theme={theme} className={fontVariables}>
      <body>{children}</body>
    </html>
  );
}
