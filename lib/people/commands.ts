import { z } from 'zod'
import { zoneName } from '@/lib/calendar/wall'
import { roles, type Role } from '@/lib/release/workflow'

// Errors are codes; messages/en/refusals.json has their sentences.
const text = (most: number) => z.string('required').trim().min(1, 'required').max(most, 'too-long')
const name = text(200)
const zone = zoneName
const held = z
  .array(z.enum(roles, 'choose-some'), 'choose-some')
  .min(1, 'choose-some')
  .transform((chosen): Role[] => roles.filter(role => chosen.includes(role)))
const identity = z.string('not-text').trim().toLowerCase().max(200, 'too-long')

/** Typed one to a line, or given as a list. Case and doubles do not count: git does not care either. */
const gitIdentities = z.preprocess(
  given => (typeof given === 'string' ? given.split('\n') : given),
  z
    .array(identity)
    .transform(list => [...new Set(list)].filter(entry => entry !== ''))
    .pipe(z.array(z.string()).max(50, 'too-long')),
)

/** What each command carries; what it is about, its subject, is the person's e-mail address. */
export const payloads = {
  addPerson: z.strictObject({
    name,
    zone: zone.default('Europe/Paris'),
    roles: held,
    gitIdentities: gitIdentities.default([]),
  }),
  editPerson: z.strictObject({ name, zone }),
  setRoles: z.strictObject({ roles: held }),
  setGitIdentities: z.strictObject({ gitIdentities }),
  disablePerson: z.strictObject({ reason: text(2000) }),
  enablePerson: z.strictObject({}),
  nameFirstAdmin: z.strictObject({ name }),
} satisfies Record<string, z.ZodType>

type Payloads = typeof payloads
export type PersonCommandName = keyof Payloads
export type PersonCommandOf<Name extends PersonCommandName> =
  z.infer<Payloads[Name]> extends Record<string, never>
    ? { type: Name }
    : { type: Name } & z.infer<Payloads[Name]>
export type PersonCommand = {
  [Name in PersonCommandName]: PersonCommandOf<Name>
}[PersonCommandName]

/** Who may. An admin manages people; a machine fills an empty console and names its first admin. */
export const rules: Record<PersonCommandName, readonly (Role | 'system')[]> = {
  addPerson: ['admin', 'system'],
  editPerson: ['admin', 'system'],
  setRoles: ['admin', 'system'],
  setGitIdentities: ['admin', 'system'],
  disablePerson: ['admin', 'system'],
  enablePerson: ['admin', 'system'],
  nameFirstAdmin: ['system'],
}
