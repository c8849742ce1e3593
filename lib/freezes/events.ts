import { z } from 'zod'
import { trackTypes } from '@/lib/release/workflow'

/** What happened to a freeze: a stretch of time in which nothing starts on its tracks. */
export const freezeEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('freezeAdded'),
    tracks: z.array(z.enum(trackTypes)),
    reason: z.string(),
    zone: z.string(),
    startLocal: z.string(),
    endLocal: z.string(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
  }),
  z.object({
    type: z.literal('freezeEnded'),
    reason: z.string(),
    /** A running one is cut short, a coming one never begins. */
    was: z.enum(['running', 'coming']),
  }),
])
export type FreezeEvent = z.infer<typeof freezeEvent>
