import { countIn } from '@/lib/count'
import { z } from 'zod'
import { scopes } from '@/lib/release/workflow'

/** How many days a token may be issued for. None is issued for longer than a year. */
export const lifetimes = ['7', '30', '90', '365'] as const

const scope = z.enum(scopes, 'choose-some')
const chosen = z.preprocess(
  value => (Array.isArray(value) || value === undefined ? value : [value]),
  z
    .array(scope, 'choose-some')
    .min(1, 'choose-some')
    .transform(ticked => scopes.filter(each => ticked.includes(each))),
)

const idOrNone = (otherwise: string) =>
  z
    .union([z.literal('').transform(() => null), z.uuid(otherwise)], otherwise)
    .nullish()
    .transform(id => id ?? null)

/** What each command on an API token carries. The secret itself is in none of them: `hash` is its SHA-256. */
export const payloads = {
  issueToken: z.strictObject({
    name: z.string('required').trim().min(1, 'required').max(60, 'too-long'),
    scopes: chosen,
    /** The partner that a token which reads drafts is issued to. */
    partner: idOrNone('choose-one'),
    /** The installation that a token which reports facts is issued to. */
    installation: idOrNone('not-an-installation'),
    days: z.enum(lifetimes, 'choose-one').transform(countIn),
    hash: z.string('not-seen').regex(/^[0-9a-f]{64}$/, 'not-seen'),
    prefix: z.string('not-seen').regex(/^rc_[\w-]{8}$/, 'not-seen'),
  }),
  revokeToken: z.strictObject({}),
}

export type TokenCommandName = keyof typeof payloads
export type TokenCommand =
  ({ type: 'issueToken' } & z.output<typeof payloads.issueToken>) | { type: 'revokeToken' }
