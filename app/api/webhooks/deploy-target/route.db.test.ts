import { expect, test } from 'vitest'
import { POST } from './route'

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
