import { sql } from 'drizzle-orm'
import { installation } from '@/db/aggregates/installation'
import { db } from '@/db/client'
import type { ContractFlag } from '@/lib/invoice/contract-flags'
import { perform } from '@/lib/perform'
import { demoEmail } from './people'
import { signedIn } from './signed-in'

type Said = [
  customer: string,
  name: string,
  ContractFlag,
  boolean | null,
  from: string,
  contract: string,
]

/** What the contracts of some installations say, with a maintenance that ended; of the others nothing is known. */
const said: readonly Said[] = [
  [
    'Banque du Littoral Fictif',
    'production',
    'maintenanceCovered',
    true,
    '2025-01-01',
    'CM-2025-03',
  ],
  [
    'Banque du Littoral Fictif',
    'production',
    'prioritySupport',
    true,
    '2025-07-01',
    'CM-2025-03, annexe 2',
  ],
  [
    'Hospices de Saint-Brévin',
    'production',
    'maintenanceCovered',
    true,
    '2024-03-01',
    'CM-2024-11',
  ],
  [
    'Hospices de Saint-Brévin',
    'production',
    'maintenanceCovered',
    false,
    '2026-03-01',
    'Not renewed',
  ],
  ['Kaldalón Gagnaver hf.', 'hýsing', 'maintenanceCovered', false, '2025-05-01', 'VS-2025-02'],
  ['Kaldalón Gagnaver hf.', 'hýsing', 'prioritySupport', true, '2025-05-01', 'VS-2025-02'],
]

/** Sunna enters them one after the other. */
export async function seedContracts(now: Date) {
  const { rows: people } = await db.execute<{ id: string }>(
    sql`select id from people where email = ${demoEmail('Sunna')}`,
  )
  const actor = await signedIn(people[0]?.id ?? '', ['sales'])
  for (const [customer, name, flag, value, validFrom, reference] of said) {
    const { rows } = await db.execute<{ id: string }>(sql`
      select i.id from installations i join customers c on c.id = i.customer_id
      where c.name = ${customer} and i.name = ${name}`)
    const subject = rows[0]?.id ?? ''
    const command = { type: 'recordContractFlag', flag, value, validFrom, reference } as const
    const asked = { actor, subject, command, channel: 'seed', now } as const
    const decision = await perform(installation, asked)
    if (!decision?.ok) throw new Error(`${customer}, ${name}: ${JSON.stringify(decision)}`)
  }
}
