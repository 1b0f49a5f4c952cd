"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY = 3000;

/** Shows the page as it is then, every few seconds. */
export function Refresher() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
