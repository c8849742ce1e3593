import { expect, test } from 'vitest'
import { defaultBooks } from '@/lib/invoice/default-books'
import { recordedBookEvent } from './events'

test('what was recorded before books had drafts and parties is still read', () => {
  const [book] = defaultBooks
  const { party: _, ...old } = book ?? { party: null }
  const event = recordedBookEvent.parse({ type: 'priceBookAdded', book: old })
  expect(event).toMatchObject({ type: 'priceBookAdded', book: { ...old, party: null } })
})
