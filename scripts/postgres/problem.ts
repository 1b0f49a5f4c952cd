/** Why the embedded database does not come up; scripts/start has a sentence for each. */
export type PostgresReason = "no_account" | "no_binaries" | "disk_full" | "not_ours" | "failed";

export class PostgresProblem extends Error {
  constructor(
    readonly reason: PostgresReason,
    readonly detail: string,
  ) {
    super(`${reason}: ${detail}`);
  }
}
