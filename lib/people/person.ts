import type { Role } from '@/lib/release/workflow'

export type KnownPerson = {
  id: string
  name: string
  zone: string
  active: boolean
  roles: readonly Role[]
  gitIdentities: readonly string[]
}

/** A person as the rules see one, with what they need to know of the others. */
export type PersonSituation = {
  /** Null for somebody who is only now being added. */
  person: KnownPerson | null
  /** How many others are active admins. */
  otherAdmins: number
  /** The git identities that other people have, and who. */
  taken: readonly { identity: string; by: string }[]
}

/** Whether nobody would be left to manage people once this person no longer does. */
export function isLastAdmin({ person, otherAdmins }: PersonSituation): boolean {
  return otherAdmins === 0 && person !== null && person.active && person.roles.includes('admin')
}
