"use client";

import { useRouter } from "next/navigation";
import { UploadPicture } from "./upload-picture";

/** Adds a picture to the group's and shows it among them. */
export function AddPicture({ groupId }: { groupId: string }) {
  const router = useRouter();
  return <UploadPicture groupId={groupId} done={() => router.refresh()} />;
}
