import { expect, test } from 'vitest'
import { territoryAddress, territoryAsked } from './territory-asked'

test('what blocks a draft leads to the form, filled in', () => {
  const why = { country: 'MC', seller: 'FR', on: '2026-11-02' }
  const address = territoryAddress(why)
  expect(address).toBe('/settings/accounting?territory=MC&from=2026-11-02#territories')
  const query = Object.fromEntries(new URL(address, 'http://console.test').searchParams)
  expect(territoryAsked(query)).toEqual({ territory: 'MC', from: '2026-11-02' })
})

test('what was written down before the day was kept fills in the rest', () => {
  const query = Object.fromEntries(
    new URL(territoryAddress({ country: 'RE' }), 'http://console.test').searchParams,
  )
  expect(territoryAsked(query)).toEqual({ territory: 'RE' })
})

test.each([{}, { territory: 'DE' }, { territory: ['MC', 'RE'] }])('%j asks for nothing', query => {
  expect(territoryAsked(query)).toBeNull()
})

test('what it does not know of the rest is left out', () => {
  expect(territoryAsked({ territory: 'MC', seller: 'IS', from: 'soon' })).toEqual({
    territory: 'MC',
  })
})
