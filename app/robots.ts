import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { env } from "@/lib/env";

/** What search engines may read: what anybody may; nothing of people, nothing of organizers. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  const closed = ["/organize", "/me/", "/confirm/", "/part/", "/setup", "/dev/", "/api/"];
  return {
    rules: { userAgent: "*", allow: "/", disallow: closed.flatMap((path) => [path, `/en${path}`]) },
    sitemap: `${env().publicUrl}/sitemap.xml`,
  };
}
