declare module "pg-copy-streams" {
  import type { Readable, Writable } from "node:stream";
  import type { Submittable } from "pg";

  /** Rows of a `COPY … TO STDOUT`, as PostgreSQL writes them; rowCount is known at the end. */
  export function to(sql: string): Readable & Submittable & { rowCount: number };
  /** Takes rows for a `COPY … FROM STDIN`; rowCount is known at the end. */
  export function from(sql: string): Writable & Submittable & { rowCount: number };
}
