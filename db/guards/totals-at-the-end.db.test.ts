import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { unguarded } from '@/db/testing/unguarded'

const group = { category: 'S', rate: '20', base: '10.00', amount: '2.00' }
const totals = { lines: '10.00', vat: [group], vatTotal: '2.00', due: '12.00' }
const document = { lines: [{ amount: '10.00' }], totals }
const other = { lines: '99.00', vat: [], due: '99.00' }

test.each([
  ['as they are written', JSON.stringify({ releaseId: 'r', document })],
  ['with white space', JSON.stringify({ releaseId: 'r', document }, null, 1)],
  ['without VAT', JSON.stringify({ document: { totals: { ...totals, vat: [] } } })],
  ['in two groups', JSON.stringify({ document: { totals: { ...totals, vat: [group, group] } } })],
  ['before something else', JSON.stringify({ document: { totals, exchange: { rate: '1' } } })],
  ['in a document before something else', JSON.stringify({ document, reason: 'said "totals":{' })],
  ['after a text that looks like them', JSON.stringify({ r: '"totals":{"vat":[]}}}', document })],
  ['beside other totals', JSON.stringify({ base: { totals: other }, document })],
  ['of nothing', JSON.stringify({ document: { totals: other } })],
  ['nowhere', JSON.stringify({ releaseId: 'r' })],
])('totals are found %s', async (_, said) => {
  const { rows } = await unguarded.execute(sql`
    select public.totals_at_the_end(${said}::json)::jsonb as found,
      (${said}::json #> '{document,totals}')::jsonb as there`)
  expect(rows[0]?.['found']).toEqual(rows[0]?.['there'])
})
