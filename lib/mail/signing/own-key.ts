/** A mail's bytes. */
export const signMail = async ({ headers, body }: { headers: string; body: string }): Promise<Buffer> =>
  Buffer.from(`${headers}\r\n${body}`, "latin1");
