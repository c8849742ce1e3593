import { describe, expect, test } from 'vitest'
import { isNumbered, memberStates, prefixOf, readVatId } from './vat-id'

const status = (typed: string, country: string) => readVatId(typed, country).status

test.each([
  ['de 123 456 704', 'DE', 'DE123456704', 'format_ok'],
  ['EL123456709', 'GR', 'EL123456709', 'format_ok'],
  ['GR123456709', 'GR', 'GR123456709', 'unknown'],
  ['NL123456708B01', 'NL', 'NL123456708B01', 'format_ok'],
  ['DE12345678', 'DE', 'DE12345678', 'unknown'],
  ['DE123456704', 'AT', 'DE123456704', 'unknown'],
  ['GB123456789', 'GB', 'GB123456789', 'unknown'],
])('the VAT id %s of %s is read as %s: %s', (typed, country, number, status) => {
  expect(readVatId(typed, country)).toEqual({ number, status, confirmedAt: null })
})

// The figures are made up; their check digits are worked out by the rule of each country.
const cases: [country: string, fits: string[], fitsNot: string[]][] = [
  // Skatturinn: five or six digits, none of which checks the others.
  [
    'IS',
    ['IS12345', 'IS123456', 'is 12 34 56', 'IS00000'],
    ['IS1234', 'IS1234567', 'IS12345A', 'IS', '12345', 'ISIS12345', 'IS12345X', 'FR12345'],
  ],
  // HMRC: seven digits weighed from eight down to two, and two more that make the sum divisible by 97, or by 97 with 55.
  [
    'XI',
    [
      ...['XI123456782', 'XI123456727', 'xi 123 4567 82', 'XI123456782001', 'XI123456727999'],
      ...['XIGD000', 'XIGD499', 'XIHA500', 'XIHA999'],
    ],
    [
      ...['XI123456783', 'XI123456728', 'XI123456781', 'XI213456782', 'XI000000000'],
      ...['XI12345678', 'XI1234567820', 'XI12345678200', 'XI1234567820011', 'XI123456783001'],
      ...['XIGD500', 'XIHA499', 'XIGD12', 'XIGD1234', 'XIHB500', 'XIGDABC'],
      ...['GB123456782', '123456782', 'XIGB123456782', 'XI'],
    ],
  ],
  // A key of two from the SIREN, which the last of its nine digits checks.
  [
    'FR',
    ['FR11123456782', 'fr 11 123 456 782'],
    ['FR12123456782', 'FR11123456783', 'FR1112345678', 'FR111234567820', 'FR11123456728'],
  ],
  // ISO 7064, modulo 11 and 10.
  [
    'DE',
    ['DE123456704', 'DE136695976', 'DE 136 695 976'],
    ['DE123456705', 'DE136695975', 'DE136696975', 'DE12345670', 'DE1234567040', 'DE023456704'],
  ],
]

describe.each(cases)('a VAT id of %s', (country, fits, fitsNot) => {
  test.each(fits)('%s has the shape', typed => {
    expect(status(typed, country)).toBe('format_ok')
  })

  test.each(fitsNot)('%s has not', typed => {
    expect(status(typed, country)).toBe('unknown')
  })
})

test.each([
  ['FR', 'FR11123456782'],
  ['DE', 'DE123456704'],
])('of %s any other digit in the place of one is noticed', (country, number) => {
  const others = Array.from(number, (_, at) =>
    Array.from('0123456789', digit => number.slice(0, at) + digit + number.slice(at + 1)),
  )
  const fitting = others
    .slice(2)
    .flat()
    .filter(each => status(each, country) === 'format_ok')
  expect(new Set(fitting)).toEqual(new Set([number]))
})

test('of a hundred endings of a British number two hold: one for each way to check it', () => {
  const endings = Array.from({ length: 100 }, (_, at) => String(at).padStart(2, '0'))
  expect(endings.filter(end => status(`XI1234567${end}`, 'XI') === 'format_ok')).toEqual([
    '27',
    '82',
  ])
})

test.each(['MC', 'GP', 'MQ', 'RE', 'GF', 'YT'])('%s has the numbers of France', country => {
  expect(prefixOf(country)).toBe('FR')
  expect(status('FR11123456782', country)).toBe('format_ok')
  expect(status('FR12123456782', country)).toBe('unknown')
  expect(status(`${country}11123456782`, country)).toBe('unknown')
})

test('what has no numbers that are known has none that fits', () => {
  for (const country of ['NC', 'PF', 'WF', 'TF', 'PM', 'BL', 'MF', 'US', 'GB'])
    expect([country, status(`${country}123456782`, country), isNumbered(country)]).toEqual([
      ...[country, 'unknown', false],
    ])
})

test('the shape is asked of who is in the Union, Monaco, an overseas department or Northern Ireland', () => {
  expect(memberStates).toHaveLength(27)
  for (const country of [...memberStates, 'MC', 'RE', 'XI']) expect(isNumbered(country)).toBe(true)
})
