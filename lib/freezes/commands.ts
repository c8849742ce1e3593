import { z } from 'zod'
import { localTime, zoneName } from '@/lib/calendar/wall'
import { trackTypes } from '@/lib/release/workflow'

const reason = z.string('required').trim().min(1, 'required').max(2000, 'too-long')
const track = z.enum(trackTypes, 'choose-some')
const tracks = z.preprocess(
  value => (Array.isArray(value) || value === undefined ? value : [value]),
  z
    .array(track, 'choose-some')
    .min(1, 'choose-some')
    .transform(chosen => trackTypes.filter(type => chosen.includes(type))),
)

/** What each command on a freeze carries. Times are wall times in `zone`. */
export const payloads = {
  addFreeze: z.strictObject({ tracks, reason, zone: zoneName, start: localTime, end: localTime }),
  endFreeze: z.strictObject({ reason }),
}

type Payloads = typeof payloads
export type FreezeCommandName = keyof Payloads
export type FreezeCommandOf<Name extends FreezeCommandName> = { type: Name } & z.output<
  Payloads[Name]
>
export type FreezeCommand = {
  [Name in FreezeCommandName]: FreezeCommandOf<Name>
}[FreezeCommandName]
