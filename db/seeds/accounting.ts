import { sql } from 'drizzle-orm'
import { accounting } from '@/db/aggregates/accounting'
import { db } from '@/db/client'
import { accountingSubject } from '@/lib/accounting/accounting'
import { payloads, type AccountingCommand } from '@/lib/accounting/commands'
import { defaultSellers } from '@/lib/invoice/default-terms'
import { perform } from '@/lib/perform'
import { demoEmail } from './people'

/** The demonstration's accounting: its contact, the two selling companies and the VAT policy, as decided on the day `now`. */
export async function seedAccounting(now: Date) {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from people where email = ${demoEmail('Sacha')}`,
  )
  const [contact] = rows
  if (contact) await decide({ type: 'nameAccountingContact', person: contact.id }, now)
  for (const company of defaultSellers)
    await decide({ type: 'editSeller', ...payloads.editSeller.parse(company) }, now)
  const policy = {
    outsideUnion: 'O',
    vatIdEvidence: 'format_ok',
    retention: 'Drafts and what they rest on are kept for ten years (Code de commerce, L123-22).',
  }
  await decide({ type: 'decideVatPolicy', ...payloads.decideVatPolicy.parse(policy) }, now)
}

async function decide(command: AccountingCommand, now: Date) {
  const actor = { kind: 'machine', name: 'seed' } as const
  const asked = { actor, subject: accountingSubject, command, channel: 'seed', now } as const
  const decision = await perform(accounting, asked)
  if (!decision?.ok) throw new Error(`${command.type}: ${JSON.stringify(decision)}`)
}
