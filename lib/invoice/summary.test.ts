import { expect, test } from 'vitest'
import { summaryOf } from './summary'

test('currencies are summed apart, exactly, and outliers counted', () => {
  const eur = { currency: 'EUR', net: '0.10', gross: '0.12', outlier: null } as const
  const isk = { currency: 'ISK', net: '359300', gross: '445532', outlier: 'first' } as const
  expect(summaryOf([eur, isk, { ...eur, net: '0.20', gross: '0.24' }, isk])).toEqual([
    { currency: 'EUR', count: 2, net: '0.30', gross: '0.36', outliers: 0 },
    { currency: 'ISK', count: 2, net: '718600', gross: '891064', outliers: 2 },
  ])
})

test('what is blocked has no amount, and nothing comes to nothing', () => {
  expect(summaryOf([{ currency: null, net: null, gross: null, outlier: null }])).toEqual([])
})
