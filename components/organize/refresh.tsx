"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Shows the page anew while what it tells moves on: in place with scripts, as a whole without. */
export function Refresh({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), seconds * 1000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds + 2)} />
    </noscript>
  );
}
