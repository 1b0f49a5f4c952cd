import type { NextRequest } from "next/server";
import { connection } from "next/server";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { isLocale, plainText } from "@/lib/local-text";

const icon = (name: string, size: number, purpose: "any" | "maskable") => ({
  src: `/icons/${name}.png`,
  sizes: `${size}x${size}`,
  type: "image/png",
  purpose,
});

/** What a phone needs to put the site among its own: name, colours, icons, in the language of `lang`. */
export async function GET(request: NextRequest): Promise<Response> {
  await connection();
  const asked = request.nextUrl.searchParams.get("lang");
  const locale = isLocale(asked) ? asked : "fr";
  const site = await getSite();
  const name = (site && plainText(site.name, locale)) || "Cortège";
  const manifest = {
    name,
    short_name: site?.shortName ?? name,
    lang: locale,
    start_url: pathIn(locale, "/"),
    display: "minimal-ui",
    background_color: "#fbf8f1",
    theme_color: "#fbf8f1",
    icons: [icon("icon-192", 192, "any"), icon("icon-512", 512, "any"), icon("icon-maskable-512", 512, "maskable")],
  };
  return Response.json(manifest, {
    headers: { "content-type": "application/manifest+json; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
}
