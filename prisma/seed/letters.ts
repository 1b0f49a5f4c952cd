import { listLetters } from "@/lib/newsletters/issues/desk/queries";
import { draftIssue, editIssue } from "@/lib/newsletters/issues/mutations";
import { recordSent } from "@/lib/newsletters/issues/sending/mutations";
import { moment } from "./calendar";
import { done } from "./done";
import type { Story } from "./story";
import { text } from "./words";

/** One issue that has left, one that is being written. */
export async function writeLetters({ as, now }: Story): Promise<void> {
  const [letter] = await listLetters([as.lucioles]);
  if (!letter) throw new Error("the newsletter was not founded");
  const write = async (issue: Parameters<typeof editIssue>[2], days: number) => {
    const { broadcastId } = done(await draftIssue(as.lucioles, { newsletter: letter.id }, moment(now, days, "09:00")));
    done(await editIssue(as.lucioles, broadcastId, issue, moment(now, days, "10:00")));
    return broadcastId;
  };
  const sent = await write(
    {
      subject: text("On se retrouve bientôt", "See you soon"),
      preheader: text("Une conférence, une marche, et du café", "A conference, a walk, and coffee"),
      words: text(
        'Bonjour {prénom|à vous},\n\nLa conférence approche, et le programme est complet.\n\n[Contre-sommet](/events/contre-sommet)\n\n## Ce dont on a besoin\n\nDes bras pour les tables, des voix pour l’accueil, et **vingt chaises**.\n\n[Donner un coup de main](/join "button")\n\n---\n\nÀ bientôt,\nles Lucioles',
        'Hello {firstname|friends},\n\nThe conference is near, and the programme is complete.\n\n[Counter-summit](/events/contre-sommet)\n\n## What is needed\n\nHands for the tables, voices for the welcome, and **twenty chairs**.\n\n[Lend a hand](/join "button")\n\n---\n\nSee you soon,\nthe Lucioles',
      ),
    },
    -16,
  );
  done(await recordSent(as.lucioles, sent, moment(now, -15, "18:00")));
  await write(
    {
      subject: text("Ce que la conférence a laissé", "What the conference left"),
      words: text("Bonjour {prénom},\n\nMerci d’être là.", "Hello {firstname},\n\nThank you for being here."),
    },
    -1,
  );
}
