import { expect, test, type Who } from './fixtures'
import { harmful } from './harmful'
import { actions, isDone, newMark, placeOf, send } from './server-actions'
import { holding } from './traces'
import { countEvents } from './versions'

const elsewhere = 'https://elsewhere.example'
const host = 'elsewhere.example'
const senders: Record<string, Record<string, string>> = {
  'another site': { origin: elsewhere },
  'nobody who says so': {},
  'a page without an origin': { origin: 'null' },
  'another site that names itself as the host': { origin: elsewhere, 'x-forwarded-host': host },
  'another site that is forwarded': { origin: elsewhere, forwarded: `host=${host};proto=https` },
}

for (const who of ['product', 'qa', 'devops', 'sales', 'admin'] satisfies Who[])
  test(`no form of another site is taken, whatever ${who} may`, async ({
    as,
    prepare,
    baseURL,
  }) => {
    const [version, mark] = [await prepare('tested'), newMark()]
    const forged = await harmful(version, mark)
    const { request } = await as(who)
    const before = await countEvents(version)
    for (const { id, name, page } of actions)
      for (const [sender, headers] of Object.entries(senders)) {
        const harm = forged[name] ?? { subject: version, fields: {} }
        const place = `${baseURL}${placeOf(page, version)}`
        const answer = await send(request, id, place, harm, headers)
        expect(answer.status(), `${name} by ${sender}`).toBe(403)
        expect(answer.headers()['content-type'], name).toContain('text/plain')
        expect(await answer.text(), name).toContain('Nothing was changed.')
      }
    expect(await countEvents(version)).toBe(before)
    expect(await holding(mark)).toBe(0)
  })

test('a host that somebody on the way made up breaks no form of the console', async ({
  as,
  prepare,
  baseURL,
}) => {
  const [version, mark] = [await prepare('tested'), newMark()]
  const forged = await harmful(version, mark)
  const { request } = await as('viewer')
  const headers = { origin: new URL(baseURL ?? '').origin, 'x-forwarded-host': host }
  for (const { id, name, page } of actions) {
    const harm = forged[name] ?? { subject: version, fields: {} }
    const place = `${baseURL}${placeOf(page, version)}`
    const answer = await send(request, id, place, harm, headers)
    expect(answer.status(), name).toBe(200)
    expect(await answer.text(), name).toContain('"status":"refused"')
    expect(await isDone(answer), name).toBe(false)
  }
  expect(await holding(mark)).toBe(0)
})

const multipart = 'multipart/form-data; boundary=x'
const part = (name: string, text: string) =>
  `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n--x--\r\n`
const calling = (id: string, type: string, from = '') => ({
  origin: new URL(from).origin,
  'next-action': id,
  'content-type': type,
})
const noForms: Record<string, [type: string, body: string]> = {
  'no form': ['text/plain;charset=UTF-8', '[{"status":"blank"},{}]'],
  'a form without an end': [multipart, part('0', '[{"sta').slice(0, -9)],
  'a form without a boundary': ['multipart/form-data', part('0', '[{"status":"blank"},"$K1"]')],
  'a form without a call': [multipart, part('_1_subject', '4.2.0')],
  'a call without a form': [multipart, part('0', '[1,2]')],
  'a call that waits for more': [multipart, part('0', '[{"status":"$@5"},"$K1"]')],
}

test('what is no form is turned away by every action, and breaks none', async ({
  as,
  prepare,
  baseURL,
}) => {
  const version = await prepare('tested')
  const { request } = await as('Quinn')
  const before = await countEvents(version)
  for (const { id, name, page } of actions)
    for (const [what, [type, data]] of Object.entries(noForms)) {
      const headers = calling(id, type, baseURL)
      const answer = await request.post(`${baseURL}${placeOf(page, version)}`, { headers, data })
      expect(answer.status(), `${name}: ${what}`).toBe(400)
      expect(await answer.text(), name).toContain('Nothing was changed.')
    }
  expect(await countEvents(version)).toBe(before)
})

test('what is larger than an action takes is turned away in words', async ({
  as,
  prepare,
  baseURL,
}) => {
  const version = await prepare('tested')
  const { request } = await as('Quinn')
  const [{ id } = { id: '' }] = actions.filter(({ name }) => name === 'recordTestRun')
  const headers = calling(id, multipart, baseURL)
  const data = part('_1_report', 'x'.repeat(8 * 1024 * 1024))
  const answer = await request.post(`${baseURL}/releases/${version}/1-merge-qa`, { headers, data })
  expect(answer.status()).toBe(413)
  expect(await answer.text()).toContain('Nothing was changed.')
})

test('a page of another site cannot keep a session', async ({ request }) => {
  for (const headers of Object.values(senders))
    expect((await request.post('/api/here', { headers })).status()).toBe(403)
})
