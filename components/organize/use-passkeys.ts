import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether this browser can use passkeys; not before its scripts run. */
export const usePasskeys = (): boolean => useSyncExternalStore(never, browserSupportsWebAuthn, () => false);
