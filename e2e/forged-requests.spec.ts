import type { APIRequestContext, APIResponse } from '@playwright/test'
import { getSituation } from '@/db/queries/situation'
import { serverlessPlaces } from '@/db/testing/places'
import { teller } from '@/db/seeds/teller'
import { hashOf } from '@/lib/jobs/token'
import type { Viewer } from '@/lib/release/people'
import { seeing } from '@/lib/release/seeing'
import { expect, test } from './fixtures'
import { harmful, type Harm } from './harmful'
import { actions, isDone, newMark, placeOf, send } from './server-actions'
import { doneBy, holding, reportsOn } from './traces'
import { countEvents } from './versions'

const isRefused = async (answer: APIResponse) =>
  (await answer.text()).includes('"status":"refused"')

const idOf = (name: string) => actions.find(action => action.name === name)?.id ?? ''

async function approvalOf(version: string): Promise<Harm> {
  const situation = await getSituation({} as Viewer, version)
  const command = situation && seeing(situation.release, { type: 'approveQa' })
  const seen = command && 'seen' in command ? command.seen : ''
  return { subject: version, fields: { seen } }
}

test('the build has an action for every command of a screen, and each is forged here', async ({
  prepare,
}) => {
  const forged = await harmful(await prepare('tested'), newMark())
  expect(Object.keys(forged).sort()).toEqual(actions.map(({ name }) => name).sort())
})

test('without a session no action does anything, and none breaks', async ({
  stranger,
  prepare,
  baseURL,
}) => {
  const [version, mark] = [await prepare('tested'), newMark()]
  const forged = await harmful(version, mark)
  const before = await countEvents(version)
  for (const { id, name } of actions) {
    const harm = forged[name] ?? { subject: version, fields: {} }
    const answer = await send(stranger.request, id, `${baseURL}/sign-in`, harm)
    expect(answer.status(), name).toBeLessThan(500)
    expect(await isDone(answer), name).toBe(false)
  }
  const place = `${baseURL}/releases/${version}/1-merge-qa`
  const approval = await approvalOf(version)
  const answer = await send(stranger.request, idOf('approveQa'), place, approval)
  expect(answer.headers()['x-action-redirect']).toMatch(/^\/sign-in/)
  expect(await countEvents(version)).toBe(before)
  expect(await doneBy(null)).toBe(0)
  expect(await holding(mark)).toBe(0)
})

test('who only reads is refused every action, however it is sent', async ({
  as,
  prepare,
  baseURL,
}) => {
  const [version, mark] = [await prepare('tested'), newMark()]
  const forged = await harmful(version, mark)
  const { request } = await as('viewer')
  const before = await countEvents(version)
  const refused: string[] = []
  for (const { id, name, page } of actions) {
    const harm = forged[name] ?? { subject: version, fields: {} }
    const answer = await send(request, id, `${baseURL}${placeOf(page, version)}`, harm)
    expect(answer.status(), name).toBeLessThan(500)
    expect(await isDone(answer), name).toBe(false)
    if (await isRefused(answer)) refused.push(name)
  }
  expect(refused.sort()).toEqual(actions.map(({ name }) => name).sort())
  expect(await countEvents(version)).toBe(before)
  expect(await doneBy('Vera')).toBe(0)
  expect(await holding(mark)).toBe(0)
})

test('the same request counts when somebody sends it who may', async ({ as, prepare, baseURL }) => {
  const version = await prepare('tested')
  const place = `${baseURL}/releases/${version}/1-merge-qa`
  const approval = await approvalOf(version)
  const sales = await send((await as('sales')).request, idOf('approveQa'), place, approval)
  expect(await isDone(sales)).toBe(false)
  expect(await isRefused(sales)).toBe(true)

  const before = await countEvents(version)
  const quinn = await send((await as('Quinn')).request, idOf('approveQa'), place, approval)
  expect(await isDone(quinn)).toBe(true)
  expect(await countEvents(version)).toBe(before + 2)
})

test('a person named in the form does not become the one who acts', async ({
  as,
  prepare,
  baseURL,
}) => {
  const version = await prepare('tested')
  const place = `${baseURL}/releases/${version}/1-merge-qa`
  const before = await countEvents(version)
  const { subject, fields } = await approvalOf(version)
  const forged = { subject, fields: { ...fields, actor: 'quinn', role: 'qa', roles: 'qa' } }
  const answer = await send((await as('viewer')).request, idOf('approveQa'), place, forged)
  expect(await isDone(answer)).toBe(false)
  expect(await countEvents(version)).toBe(before)
})

test.describe('a callback of a deploy target', () => {
  const report = (request: APIRequestContext, data: object | string, headers = {}) =>
    request.post('/api/webhooks/deploy-target', {
      data,
      headers: { 'content-type': 'application/json', ...headers },
    })
  const settledBy = ['succeeded', 'failed'] as const

  test('with a token that nobody was given, whatever it is signed with, is refused', async ({
    request,
    newVersion,
  }) => {
    const version = newVersion()
    const token = await calledWith(version)
    const altered = `${token.slice(0, -1)}${token.endsWith('x') ? 'y' : 'x'}`
    const signed = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.trunc(Date.now() / 1000)),
      'webhook-signature': `v1,${Buffer.alloc(32, 7).toString('base64')}`,
    }
    const [said, all] = [await reportsOn(version), await countEvents(version)]
    for (const forged of ['forged', altered, hashOf(token), `${token} `, token.toUpperCase()])
      for (const status of settledBy)
        for (const headers of [{}, signed]) {
          const answer = await report(request, { token: forged, status }, headers)
          expect(answer.status(), forged).toBe(401)
        }
    expect(await reportsOn(version)).toBe(said)
    expect(await countEvents(version)).toBe(all)
  })

  test('that names another release or track than its token is for is refused', async ({
    request,
    newVersion,
  }) => {
    const [version, other] = [newVersion(), newVersion()]
    const token = await calledWith(version)
    await serverlessPlaces[0]?.(other, 'serverless')
    const [here, there] = [await countEvents(version), await reportsOn(other)]
    for (const named of [{ release: other }, { track: 'self_hosted' }, { attempt: 2 }]) {
      const answer = await report(request, { token, status: 'failed', ...named })
      expect(answer.status(), JSON.stringify(named)).toBe(400)
    }
    expect(await countEvents(version)).toBe(here)
    expect(await reportsOn(other)).toBe(there)
  })

  test('that comes again, or after its time, changes nothing', async ({ request, newVersion }) => {
    const version = newVersion()
    const token = await calledWith(version)
    const before = await countEvents(version)
    for (const status of [...settledBy, ...settledBy]) {
      const answer = await report(request, { token, status, detail: 'once more' })
      expect(answer.status()).toBe(200)
      expect(await countEvents(version), status).toBe(before)
    }
    expect(await reportsOn(version)).toBe(0)
  })

  test('that is no report is refused with what is wrong', async ({ request }) => {
    for (const data of ['no JSON', '{}', '{"token":1}', '[]', '{"token":"x","status":"done"}']) {
      const broken = await report(request, data)
      expect(broken.status(), data).toBeGreaterThanOrEqual(400)
      expect(broken.status(), data).toBeLessThan(500)
    }
  })
})

/** A serverless release whose one attempt was called with this token, and given up after its deadline. */
async function calledWith(version: string) {
  const token = `token of ${version}`
  const [, started] = serverlessPlaces
  await started?.(version, 'serverless')
  const tell = await teller({ now: new Date(Date.now() - 720_000) })
  const attempt = { track: 'serverless', attempt: 1 } as const
  await tell.machine('scheduler', version, {
    type: 'recordCall',
    ...attempt,
    tokenHash: hashOf(token),
  })
  await tell.machine('scheduler', version, {
    type: 'reportDeployment',
    ...attempt,
    status: 'unknown',
    detail: 'The version was not seen before the deadline.',
  })
  return token
}
