import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 });

/** As little as an answer can be: one row for each post. */
export async function POST(request) {
  const email = new URLSearchParams(await request.text()).get("email");
  await pool.query("INSERT INTO baseline (email, at) VALUES ($1, now())", [email]);
  return new Response(null, { status: 303, headers: { location: "/" } });
}
