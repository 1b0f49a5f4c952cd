/** JSON-LD in the page. `json` is already made safe for a script element (scriptJson); it is data, not a script. */
export function StructuredData({ json }: { json: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: scriptJson leaves no "<" in it
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
