import 'server-only'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/aggregates/person'
import { db } from '@/db/client'
import { people } from '@/db/schema'
import { currentEnv } from '@/lib/env'
import { perform } from '@/lib/perform'
import { howSignedIn, isStrong } from './strength'

const yes = z.union([z.boolean(), z.stringbool()]).optional().catch(false)

/** What the company's sign-in says about somebody. Some leave out whether the address was verified: see `trusts`. */
const Profile = z.object({
  name: z.string().optional().catch(undefined),
  email: z.string().trim().toLowerCase().optional().catch(undefined),
  email_verified: yes,
})

export const refusedSignIns = ['unknown', 'disabled', 'no-email', 'unverified', 'weak'] as const
export type RefusedSignIn = (typeof refusedSignIns)[number]
type Admission = { ok: true; personId: string } | { ok: false; because: RefusedSignIn }

/**
 * Whether somebody whom the company's sign-in vouches for may come in: by the address an admin added.
 * It has to be as strong as OIDC_REQUIRE_ACR and OIDC_REQUIRE_AMR say, and the address verified. The one exception is CONSOLE_ADMIN_EMAIL, for as long as nobody is admin.
 */
export async function admit(claims: unknown, now: Date): Promise<Admission> {
  if (!isStrongEnough(claims)) return { ok: false, because: 'weak' }
  const { email, name, email_verified: verified } = Profile.parse(claims)
  if (!email) return { ok: false, because: 'no-email' }
  if (!(verified ?? trusts())) return { ok: false, because: 'unverified' }
  if (email === process.env.CONSOLE_ADMIN_EMAIL?.toLowerCase())
    await nameFirstAdmin(email, name ?? email, now)

  const [found] = await db
    .select({ id: people.id, active: people.active })
    .from(people)
    .where(eq(people.email, email))
  if (!found) return { ok: false, because: 'unknown' }
  return found.active ? { ok: true, personId: found.id } : { ok: false, because: 'disabled' }
}

// Where whoever runs the console knows that the sign-in only has addresses of its own people, silence is a yes.
const trusts = () => currentEnv().OIDC_TRUST_EMAIL === '1'

function isStrongEnough(claims: unknown) {
  const { OIDC_REQUIRE_ACR: acr, OIDC_REQUIRE_AMR: amr } = currentEnv()
  return isStrong(howSignedIn(claims), { acr, amr })
}

// Refused once there is an admin, and then the address is one like any other.
function nameFirstAdmin(subject: string, name: string, now: Date) {
  const command = { type: 'nameFirstAdmin', name } as const
  const actor = { kind: 'machine', name: 'seed' } as const
  return perform(person, { actor, subject, command, channel: 'screen', now })
}
