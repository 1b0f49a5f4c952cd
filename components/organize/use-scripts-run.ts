import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether scripts run here: not before the page has come to life, and never where there are none. */
export const useScriptsRun = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
