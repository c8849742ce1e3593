import { expect, test } from 'vitest'
import { readingOf } from './probe'

const answered = (status: number, text = '', milliseconds = 20) =>
  readingOf({ ok: true, status, text, milliseconds })

test.each([
  [200, '{"status":"ok"}', 'healthy'],
  [200, '{"status":"UP"}', 'healthy'],
  [204, '', 'healthy'],
  [200, 'fine', 'healthy'],
  [200, '{"status":', 'healthy'],
  [200, '{"status":"degraded"}', 'degraded'],
  [200, '{"status":"down"}', 'failing'],
  [200, '{"status":"hm"}', 'inconclusive'],
  [302, '', 'inconclusive'],
  [404, '', 'failing'],
  [503, '{"status":"ok"}', 'failing'],
])('%i %s is %s', (status, text, verdict) => {
  expect(answered(status, text)).toMatchObject({ verdict, status })
})

test('a slow answer is degraded, but a failing one stays failing', () => {
  expect(answered(200, '{"status":"ok"}', 2001)).toMatchObject({
    verdict: 'degraded',
    detail: 'slow',
  })
  expect(answered(500, '', 9000).verdict).toBe('failing')
})

test('a probe that got no answer says nothing about the release', () => {
  expect(readingOf({ ok: false, problem: 'timeout', milliseconds: 15_000 })).toMatchObject({
    verdict: 'inconclusive',
    status: null,
    detail: 'timeout',
  })
})
