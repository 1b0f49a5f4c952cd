import { type Cell, csv, csvRows } from "../csv";

type Rows = readonly (readonly Cell[])[];

async function* encoded(header: readonly string[], pieces: AsyncIterable<Rows> | Iterable<Rows>) {
  const utf8 = new TextEncoder();
  yield utf8.encode(csv(header, []));
  for await (const rows of pieces) yield utf8.encode(csvRows(rows));
}

/** A file for a spreadsheet, made as fast as it is read, so that a long one is never whole in memory. Nobody keeps a copy on the way. */
export function csvFile(
  name: string,
  header: readonly string[],
  pieces: AsyncIterable<Rows> | Iterable<Rows>,
): Response {
  const bytes = encoded(header, pieces);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await bytes.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => bytes.return().then(() => undefined),
  });
  return new Response(body, {
    headers: {
      "cache-control": "no-store, private",
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
      "x-content-type-options": "nosniff",
    },
  });
}
