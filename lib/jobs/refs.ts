import { z } from 'zod'
import { trackTypes } from '@/lib/release/workflow'

/** What jobs are about. `release` is its version, by which commands know it. */
export const trackRef = z.object({ release: z.string(), track: z.enum(trackTypes) })
export const attemptRef = trackRef.extend({ attempt: z.int() })
export const releaseRef = z.object({ releaseId: z.uuid() })
export const draftRef = z.object({ draft: z.uuid() })
export const nothing = z.unknown()

export type TrackRef = z.infer<typeof trackRef>
export type AttemptRef = z.infer<typeof attemptRef>
export type DraftRef = z.infer<typeof draftRef>
