import { connection } from "next/server";
import { isHealthy } from "@/lib/http/health/queries";

/** 200 once web, database and queue are up, 503 otherwise. */
export async function GET(): Promise<Response> {
  await connection();
  const ok = await isHealthy();
  return Response.json({ ok }, { status: ok ? 200 : 503, headers: { "cache-control": "no-store" } });
}
