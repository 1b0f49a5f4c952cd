import type { z } from "zod";
import { isId } from "../ids";
import { type PublicOutcome, type PublicRequest, publicForm } from "./public-form";

type Done = { ok: true; done: string; token?: string } | Extract<PublicOutcome, { ok: false }>;

/** A public form of somebody's own page (/me/[token]): it leads back there, where `done` says what came of it. */
export const myForm = <S extends z.ZodType>(
  schema: S,
  act: (input: z.output<S>, token: string, request: PublicRequest) => Promise<Done>,
) =>
  publicForm("me", schema, async (input, request) => {
    const { token = "", id } = request.params;
    if (id !== undefined && !isId(id)) return { ok: false, status: 404, reason: "link_unknown" };
    const outcome = await act(input, token, request);
    if (!outcome.ok) return outcome;
    const { done, token: newToken = token } = outcome;
    const page = done === "erased" ? "/me/erased" : `/me/${encodeURIComponent(newToken)}?done=${done}`;
    return { ok: true, created: false, page, body: { state: done } };
  });
