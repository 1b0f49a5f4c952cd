import type { House } from "./groups";
import type { PictureName } from "./pictures";

/** What the tellers of the story share: who acts, what there is already, and when "now" is. */
export type Story = House & {
  now: Date;
  pictures: Record<PictureName, string>;
  campaignId: string;
  /** Days from today, counted once so that events, posts and answers agree. */
  days: { summit: number; rally: number; projection: number; welcome: number; lyon: number; lanterns: number };
};
