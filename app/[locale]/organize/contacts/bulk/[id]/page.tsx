import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { BulkSaid } from "@/components/organize/contacts/bulk-said";
import { Refused } from "@/components/organize/contacts/said";
import { DeskFrame } from "@/components/organize/desk-frame";
import { Refresh } from "@/components/organize/refresh";
import { UndoBar } from "@/components/organize/undo-bar";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { requirePeople, requireSignIn } from "@/lib/auth/require-organizer";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { eraseMany, undoActOnMany } from "@/lib/signups/actions";
import { type BulkAct, findBulkAct } from "@/lib/signups/bulk/queries";
import { formatNumber } from "@/lib/time";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts.bulk"))("title") };
}

/** An act on many people: what an erasure would mean, how far it is, what it came to. */
export default async function BulkPage({ params, searchParams }: Props) {
  await connection();
  const { id } = await params;
  const { scopes } = await requireSignIn();
  const act = await findBulkAct(scopes, id, new Date());
  if (!act) notFound();
  await requirePeople(act.groupId);
  const [site, t] = [await getSite(), await getTranslations("contacts")];
  const list = pathIn(await getLocale(), `/organize/contacts?group=${act.groupId}`);
  return (
    <DeskFrame site={site} current="contacts" path={`/organize/contacts/bulk/${id}`}>
      <h1>{act.waits ? t("erasing.many", { count: act.total }) : t("bulk.title")}</h1>
      <Refused reason={(await searchParams).refused} />
      {act.waits ? <Confirm act={act} list={list} /> : act.runs ? <Progress act={act} /> : <Over act={act} />}
      {act.waits ? null : (
        <p>
          <a href={list}>{t("back")}</a>
        </p>
      )}
    </DeskFrame>
  );
}

const path = ({ id }: BulkAct) => `/organize/contacts/bulk/${id}`;

function Progress({ act }: { act: BulkAct }) {
  const t = useTranslations("contacts.bulk");
  const locale = useLocale();
  const [done, total] = [formatNumber(act.done, locale), formatNumber(act.total, locale)];
  const words = act.undone ? t("undoing", { left: done }) : t("running", { done, total });
  return (
    <>
      <Refresh seconds={2} />
      <progress className="bar" value={act.done} max={act.total} aria-label={t("title")} />
      <UndoBar
        act={act.undoable ? undoActOnMany : undefined}
        fields={{ group: act.groupId, undo: act.id, from: path(act) }}
      >
        {words}
      </UndoBar>
      <p className="meta">{t("leave")}</p>
    </>
  );
}

function Over({ act }: { act: BulkAct }) {
  const t = useTranslations("contacts.bulk");
  return (
    <>
      <BulkSaid act={act} from={path(act)} />
      {!act.undone && act.done < act.total ? <p>{t("stopped")}</p> : null}
    </>
  );
}

/** What erasing these people means; their number is typed, so that nobody erases more than they think. */
function Confirm({ act, list }: { act: BulkAct; list: string }) {
  const t = useTranslations("contacts.erasing");
  return (
    <>
      <p>{t("manyLead", { count: act.total })}</p>
      <ul>
        {(["manyIdentity", "manyPlaces", "manyLetters", "counts", "manyElsewhere"] as const).map((what) => (
          <li key={what}>{t(what)}</li>
        ))}
      </ul>
      <p>
        <strong>{t("noWayBack")}</strong>
      </p>
      <form action={eraseMany}>
        <input type="hidden" name="group" value={act.groupId} />
        <input type="hidden" name="from" value={path(act)} />
        <input type="hidden" name="bulk" value={act.id} />
        <Field
          id="count"
          name="count"
          label={t("typeCount", { count: act.total })}
          inputMode="numeric"
          autoComplete="off"
        />
        <div className="btns">
          <Button look="danger">{t("act")}</Button>
          <ButtonLink href={list}>{t("back")}</ButtonLink>
        </div>
      </form>
    </>
  );
}
