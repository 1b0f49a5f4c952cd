/** For whom a passkey signs, by our public address: its host and origin. Null where browsers offer none: on plain http but localhost, or at a bare number. */
export function passkeyParty(publicUrl: string): { id: string; origin: string } | null {
  const { protocol, hostname, origin } = new URL(publicUrl);
  const isSafe = protocol === "https:" || hostname === "localhost";
  const isNumber = /^(\[.*|[\d.]+)$/.test(hostname);
  return isSafe && !isNumber ? { id: hostname, origin } : null;
}
