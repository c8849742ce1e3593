import { expect, test, vi } from 'vitest'
import { POST } from './route'

vi.stubEnv('CALLBACKS_PER_MINUTE', '12')

function post(body: BodyInit, type = 'application/json') {
  const url = 'http://127.0.0.1/api/webhooks/deploy-target'
  return POST(new Request(url, { method: 'POST', body, headers: { 'content-type': type } }))
}
const report = { token: 'forged', status: 'succeeded' }

test.each([
  ['another type', 415, 'token=x', 'text/plain'],
  ['no JSON', 400, '{"token":', undefined],
  ['null', 400, 'null', undefined],
  ['no token', 400, '{"status":"failed"}', undefined],
  ['an unknown status', 400, JSON.stringify({ ...report, status: 'confirmed' }), undefined],
  ['an unknown field', 400, JSON.stringify({ ...report, version: '9.9.9' }), undefined],
  ['too much', 413, JSON.stringify({ ...report, detail: 'x'.repeat(70_000) }), undefined],
  ['an unknown token', 401, JSON.stringify(report), 'application/json; charset=utf-8'],
])('%s is answered with a problem, %i', async (_, status, body, type) => {
  const answer = await post(body, type)
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(await answer.json()).toMatchObject({ status, title: expect.any(String) as string })
})

test('an address that calls too often is told how long to wait', async () => {
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.5' }
  const call = () => {
    const body = JSON.stringify(report)
    const url = 'http://127.0.0.1/api/webhooks/deploy-target'
    return POST(new Request(url, { method: 'POST', body, headers }))
  }
  for (let calls = 0; calls < 12; calls++) expect((await call()).status).toBe(401)
  const late = await call()
  expect(late.status).toBe(429)
  expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
})
