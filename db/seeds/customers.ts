import 'server-only'
import { customer } from '@/db/aggregates/customer'
import { payloads } from '@/lib/customers/commands'
import { importInstallations } from '@/lib/import-installations'
import { readInstallationsCsv } from '@/lib/installations/import'
import { perform } from '@/lib/perform'
import { companies } from './companies'
import { fleet } from './fleet'

/** Records the demonstration's partners, customers and installations in an empty database, as it would be on the day `now`. */
export async function seedCustomers(now: Date) {
  const asked = { actor: { kind: 'machine', name: 'seed' }, channel: 'seed', now } as const

  for (const [name, country, vat_id, registration, contact, language, kind] of companies) {
    const partner = kind === 'partner' ? true : undefined
    const typed = { name, country, vat_id, registration, contact, language, partner }
    const command = { type: 'addCustomer', ...payloads.addCustomer.parse(typed) } as const
    const decision = await perform(customer, { ...asked, subject: crypto.randomUUID(), command })
    if (!decision?.ok) throw new Error(`The demonstration could not record ${name}.`)
  }

  const imported = await importInstallations(asked, readInstallationsCsv(fleet))
  const held = imported.ok && imported.problems.length === 0
  const added = held && imported.lines.every(({ outcome }) => outcome === 'added')
  if (!added) throw new Error(`The demonstration's installations: ${JSON.stringify(imported)}`)
}
