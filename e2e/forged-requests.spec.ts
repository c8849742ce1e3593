import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import { z } from 'zod'
import { payloads } from '@/lib/release/commands'
import { expect, test } from './fixtures'
import { countEvents } from './versions'

const manifest = fileURLToPath(
  new URL('../.next/server/server-reference-manifest.json', import.meta.url),
)
const Manifest = z.object({
  node: z.record(
    z.string(),
    z.object({ workers: z.record(z.string(), z.unknown()), exportedName: z.string() }),
  ),
})

/** Every server action of the build: its id, its name, and a page that knows it. */
const actions = Object.entries(Manifest.parse(JSON.parse(readFileSync(manifest, 'utf8'))).node).map(
  ([id, { exportedName, workers }]) => ({
    id,
    name: exportedName,
    page: Object.keys(workers)[0] ?? '',
  }),
)

type Fields = Record<string, string>

/** Sends an action as a browser does once the page is alive: the state before, and the form. */
function send(
  request: APIRequestContext,
  id: string,
  path: string,
  fields: Fields,
  origin = new URL(path).origin,
) {
  // What the state refers to has to come before it.
  const multipart = new FormData()
  for (const [name, value] of Object.entries(fields)) multipart.append(`_1_${name}`, value)
  multipart.append('0', '[{"status":"blank"},"$K1"]')
  return request.post(path, {
    headers: { 'next-action': id, origin },
    multipart,
    maxRedirects: 0,
  })
}

const isDone = async (answer: APIResponse) => (await answer.text()).includes('"status":"done"')

const isRefused = async (answer: APIResponse) =>
  (await answer.text()).includes('"status":"refused"')

const idOf = (name: string) => actions.find(action => action.name === name)?.id ?? ''

/** What could do harm: what each command of a release carries, and everything for the others. */
function fieldsFor(name: string, version: string): Fields {
  const all: Fields = {
    commit: 'e'.repeat(40),
    reason: 'because',
    title: 'Forged',
    track: 'self_hosted',
    key: 'no-open-blocker',
    state: 'passing',
    evidence: 'none',
  }
  const carried = Object.entries(payloads).find(([command]) => command === name)?.[1]
  const sent = Object.entries(all).filter(([field]) => !carried || field in carried.shape)
  return { subject: version, ...Object.fromEntries(sent) }
}

test('the build has an action for every command of a screen', () => {
  expect(actions.length).toBeGreaterThan(30)
  for (const name of ['approveQa', 'approveReadiness', 'confirmPlan', 'approveDraft', 'setRoles'])
    expect(idOf(name), name).not.toBe('')
})

test('without a session no action does anything, and none breaks', async ({
  stranger,
  prepare,
  baseURL,
}) => {
  const version = await prepare('tested')
  const before = await countEvents(version)
  for (const { id, name } of actions) {
    const answer = await send(stranger.request, id, `${baseURL}/sign-in`, fieldsFor(name, version))
    expect(answer.status(), name).toBeLessThan(500)
    expect(await isDone(answer), name).toBe(false)
  }
  const place = `${baseURL}/releases/${version}/1-merge-qa`
  const answer = await send(stranger.request, idOf('approveQa'), place, { subject: version })
  expect(answer.headers()['x-action-redirect']).toMatch(/^\/sign-in/)
  expect(await countEvents(version)).toBe(before)
})

test('who only reads is refused every action, however it is sent', async ({
  as,
  prepare,
  baseURL,
}) => {
  const version = await prepare('tested')
  const { request } = await as('viewer')
  const before = await countEvents(version)
  const refused: string[] = []
  for (const { id, name, page } of actions) {
    const answer = await send(
      request,
      id,
      `${baseURL}${placeOf(page, version)}`,
      fieldsFor(name, version),
    )
    expect(answer.status(), name).toBeLessThan(500)
    expect(await isDone(answer), name).toBe(false)
    if (await isRefused(answer)) refused.push(name)
  }
  expect(await countEvents(version)).toBe(before)
  expect(refused).toEqual(
    expect.arrayContaining(['approveQa', 'refreezeCode', 'editRelease', 'closeTrack']),
  )
})

test('the same request counts when somebody sends it who may', async ({ as, prepare, baseURL }) => {
  const version = await prepare('tested')
  const place = `${baseURL}/releases/${version}/1-merge-qa`
  const fields = { subject: version }
  const sales = await send((await as('sales')).request, idOf('approveQa'), place, fields)
  expect(await isDone(sales)).toBe(false)
  expect(await isRefused(sales)).toBe(true)

  const before = await countEvents(version)
  const quinn = await send((await as('Quinn')).request, idOf('approveQa'), place, fields)
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
  const forged = { subject: version, actor: 'quinn', role: 'qa', roles: 'qa' }
  const answer = await send((await as('viewer')).request, idOf('approveQa'), place, forged)
  expect(await isDone(answer)).toBe(false)
  expect(await countEvents(version)).toBe(before)
})

test('a form of another site is turned away', async ({ as, prepare, baseURL }) => {
  const version = await prepare('tested')
  const { request } = await as('Quinn')
  const before = await countEvents(version)
  const place = `${baseURL}/releases/${version}/1-merge-qa`
  const elsewhere = 'https://elsewhere.example'
  const answer = await send(request, idOf('approveQa'), place, { subject: version }, elsewhere)
  expect(answer.ok()).toBe(false)
  expect(await countEvents(version)).toBe(before)
})

test('a callback with a token that nobody was given is refused', async ({ request }) => {
  const before = await countEvents()
  const data = { token: 'forged', status: 'succeeded' }
  const answer = await request.post('/api/webhooks/deploy-target', { data })
  expect(answer.status()).toBe(401)
  for (const data of ['no JSON', '{}', '{"token":1}', '[]', '{"token":"x","status":"done"}']) {
    const headers = { 'content-type': 'application/json' }
    const broken = await request.post('/api/webhooks/deploy-target', { data, headers })
    expect(broken.status(), data).toBeGreaterThanOrEqual(400)
    expect(broken.status(), data).toBeLessThan(500)
  }
  expect(before).toBeGreaterThan(0)
})

const placeOf = (page: string, version: string) =>
  page
    .replace(/^app/, '')
    .replaceAll(/\/\([a-z]+\)/g, '')
    .replace(/\/page$/, '')
    .replace('[version]', version)
    .replaceAll(/\[[a-z]+\]/g, crypto.randomUUID()) || '/'
