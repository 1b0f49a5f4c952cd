const WIDTH = 420;
const HEIGHT = 595;
const MARGIN = 42;

/** A line of a text as PDF writes it, in the Latin alphabet. */
const written = (line: string) =>
  `(${line
    .replaceAll("’", "'")
    .replaceAll("\u202f", " ")
    .replace(/[\\()]/g, "\\$&")}) Tj T*`;

/** A small brochure: one A5 page, a title and some lines below it, in the fonts that every reader has. */
export function tinyPdf(title: string, lines: readonly string[]): Uint8Array {
  const text = [
    ...["BT", "/F1 26 Tf", "30 TL", `${MARGIN} ${HEIGHT - 80} Td`, written(title)],
    ...["/F2 12 Tf", "20 TL", "T*", ...lines.map(written), "ET"],
  ].join("\n");
  const font = (face: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${face} /Encoding /WinAnsiEncoding >>`;
  const page = `/MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >>`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R ${page} /Contents 6 0 R >>`,
    font("Helvetica-Bold"),
    font("Helvetica"),
    `<< /Length ${Buffer.byteLength(text, "latin1")} >>\nstream\n${text}\nendstream`,
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = Buffer.byteLength(file, "latin1");
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const start = Buffer.byteLength(file, "latin1");
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}
