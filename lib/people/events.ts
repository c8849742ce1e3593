import { z } from 'zod'
import { roles } from '@/lib/release/workflow'

const held = z.array(z.enum(roles))
const identities = z.array(z.string())
const event = <Name extends string, Shape extends z.core.$ZodLooseShape>(
  name: Name,
  shape: Shape,
) => z.object({ type: z.literal(name), ...shape })

/** What happened to a person. Stored as JSON, and parsed again when it is read back. */
export const personEvent = z.discriminatedUnion('type', [
  event('personAdded', {
    email: z.string(),
    name: z.string(),
    zone: z.string(),
    roles: held,
    gitIdentities: identities,
  }),
  event('personEdited', { name: z.string(), zone: z.string() }),
  event('rolesChanged', { from: held, to: held }),
  event('gitIdentitiesChanged', { from: identities, to: identities }),
  event('personDisabled', { reason: z.string() }),
  event('personEnabled', {}),
])

export type PersonEvent = z.infer<typeof personEvent>
export type PersonEventOf<Name extends PersonEvent['type']> = Extract<PersonEvent, { type: Name }>
