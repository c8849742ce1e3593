import 'server-only'
import { eq } from 'drizzle-orm'
import { rule } from '@/lib/invoice/price-book'
import { rulesAfter } from '@/lib/price-books/edit'
import type { BookEvent } from '@/lib/price-books/events'
import { personOf, type Act } from '../aggregate'
import type { Tx } from '../client'
import { priceBooks } from '../schema'

/** Writes what one event of a price book's version changes in the tables. */
export async function projectBook(tx: Tx, id: string, event: BookEvent, act: Act) {
  const set = (values: Partial<typeof priceBooks.$inferInsert>) =>
    tx.update(priceBooks).set(values).where(eq(priceBooks.id, id))

  switch (event.type) {
    case 'versionStarted':
    case 'bookImported': {
      const added = { addedBy: personOf(act), addedAt: act.at }
      return tx.insert(priceBooks).values({ id, state: 'draft', ...event.book, ...added })
    }
    case 'bookEdited':
      return set(event.to)
    case 'ruleAdded':
    case 'ruleChanged':
    case 'ruleRemoved':
      return set({ rules: rulesAfter(await rulesOf(tx, id), event) })
    case 'bookPublished': {
      const { sha256 } = event
      const published = { publishedBy: personOf(act), publishedAt: act.at }
      return set({ state: 'published', sha256, ...published })
    }
    case 'bookRetired': {
      const retired = { retiredBy: personOf(act), retiredAt: act.at, retireReason: event.reason }
      return set({ state: 'retired', validTo: event.on, ...retired })
    }
    case 'versionDiscarded':
      return tx.delete(priceBooks).where(eq(priceBooks.id, id))
  }
}

async function rulesOf(tx: Tx, id: string) {
  const [row] = await tx
    .select({ rules: priceBooks.rules })
    .from(priceBooks)
    .where(eq(priceBooks.id, id))
  return rule.array().parse(row?.rules)
}
