import { expect, test } from 'vitest'
import { endpointSchemes, isEndpoint } from './endpoint'

test.each([
  ['0225', '000000018', true],
  ['0225', '000000018_00000001800012_ACCOUNTS', true],
  ['0225', '00000001', false],
  ['0225', '000000018_a_b_c', false],
  ['0196', '7102990059', true],
  ['0196', '710299-0059', false],
  ['9930', 'DE123456704', true],
  ['9930', '123456704', false],
  ['0204', '04011000-12345-03', true],
  ['0088', '4035811611014', true],
  ['9957', 'FR66000000018', true],
] as const)('in scheme %s the id %s: %s', (scheme, id, holds) => {
  expect(isEndpoint(scheme, id)).toBe(holds)
})

test('every scheme is four digits and refuses what is empty', () => {
  for (const scheme of endpointSchemes) {
    expect(scheme).toMatch(/^\d{4}$/)
    expect(isEndpoint(scheme, '')).toBe(false)
  }
})
