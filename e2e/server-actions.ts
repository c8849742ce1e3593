import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import { z } from 'zod'
import type { Harm } from './harmful'

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
export const actions = Object.entries(
  Manifest.parse(JSON.parse(readFileSync(manifest, 'utf8'))).node,
).map(([id, { exportedName, workers }]) => ({
  id,
  name: exportedName,
  page: Object.keys(workers)[0] ?? '',
}))

/** Sends an action with the headers `from`, as a browser does once the page is alive. */
export function send(
  request: APIRequestContext,
  id: string,
  path: string,
  harm: Harm,
  from: Record<string, string> = { origin: new URL(path).origin },
) {
  return request.post(path, {
    headers: { 'next-action': id, ...from },
    multipart: bodyOf(harm),
    maxRedirects: 0,
  })
}

/** What a browser sends: the state before, and the form. */
export function bodyOf({ subject, fields }: Harm): FormData {
  // What the state refers to has to come before it.
  const multipart = new FormData()
  for (const [name, value] of Object.entries({ subject, ...fields }))
    multipart.append(`_1_${name}`, value)
  multipart.append('0', '[{"status":"blank"},"$K1"]')
  return multipart
}

export const isDone = async (answer: APIResponse) =>
  (await answer.text()).includes('"status":"done"')

/** Words that no other test writes, so that whatever they end up in was made by this one. */
export const newMark = () => `forged${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`

/** The address of a page of the build, with this version where it takes one. */
export const placeOf = (page: string, version: string) =>
  page
    .replace(/^app/, '')
    .replaceAll(/\/\([a-z]+\)/g, '')
    .replace(/\/page$/, '')
    .replace('[version]', version)
    .replaceAll(/\[[a-z]+\]/g, crypto.randomUUID()) || '/'
