import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { Pool } from 'undici'

const CONNECTIONS = 16
const WARM_UP = 100
const ROUNDS = 3
const EACH = 200

/** So many releases have to be prepared. */
export const RELEASES = 2 * (WARM_UP + ROUNDS * EACH)

/** @typedef {{ version: string, id: string, seen: string }} Prepared waiting for its QA */
/** @typedef {(release: Prepared) => { path: string, fields: Record<string, string> }} Form */
/** @typedef {{ name: 'ours' | 'floor', address: string, cookie: string, action: string, form: Form }} Side */

/**
 * Approves QA by posting forms, as a page with a script does, to the console and to the floor in turns; each post is
 * for a release of its own.
 *
 * @param {Side[]} sides
 * @param {Prepared[]} releases
 * @param {string} databaseUrl
 * @returns {Promise<Record<Side['name'], number>>} answers per second
 */
export async function postActions(sides, releases, databaseUrl) {
  const left = [...releases]
  const seconds = { ours: 0, floor: 0 }
  for (const side of sides) await post(side, left.splice(0, WARM_UP))
  for (let round = 0; round < ROUNDS; round += 1)
    for (const side of sides) seconds[side.name] += await post(side, left.splice(0, EACH))
  await assertSigned(releases, databaseUrl)
  return { ours: (ROUNDS * EACH) / seconds.ours, floor: (ROUNDS * EACH) / seconds.floor }
}

/** The id under which a build knows an action. @param {string} app @param {string} name */
export function actionOf(app, name) {
  const manifest = join(app, '.next/server/server-reference-manifest.json')
  /** @type {{ node: Record<string, { exportedName: string }> }} */
  const { node } = JSON.parse(readFileSync(manifest, 'utf8'))
  const [id] = Object.entries(node).find(([, { exportedName }]) => exportedName === name) ?? []
  if (!id) throw new Error(`${manifest} knows no action ${name}.`)
  return id
}

/** @param {Side} side @param {Prepared[]} releases */
async function post(side, releases) {
  const pool = new Pool(side.address, { connections: CONNECTIONS })
  const left = releases.values()
  const worker = async () => {
    for (const release of left) await approve(pool, side, release)
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  const seconds = (performance.now() - begun) / 1000
  await pool.close()
  return seconds
}

/** @param {Pool} pool @param {Side} side @param {Prepared} release */
async function approve(pool, { name, address, cookie, action, form }, release) {
  const { path, fields } = form(release)
  const { statusCode, body } = await pool.request({
    path,
    method: 'POST',
    headers: {
      cookie,
      origin: address,
      accept: 'text/x-component',
      'next-action': action,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    },
    body: multipart(fields),
  })
  const text = await body.text()
  if (statusCode !== 200 || !text.includes('"status":"done"'))
    throw new Error(`${name}, ${release.version}: ${statusCode} ${text.slice(0, 500)}`)
}

const BOUNDARY = 'a-form-that-was-sent'

/** What the state refers to has to come before it. @param {Record<string, string>} fields */
function multipart(fields) {
  const parts = Object.entries(fields).map(([name, value]) => [`_1_${name}`, value])
  const all = [...parts, ['0', '[{"status":"blank"},"$K1"]']].map(
    ([name, value]) =>
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return `${all.join('')}--${BOUNDARY}--\r\n`
}

/** @param {Prepared[]} releases @param {string} databaseUrl */
async function assertSigned(releases, databaseUrl) {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const { rows } = await client.query(
    `select count(*)::int as votes, count(distinct release_id)::int as releases from sign_offs
     where gate = 'qa' and decision = 'approve' and release_id = any($1)`,
    [releases.map(({ id }) => id)],
  )
  await client.end()
  const { votes, releases: signed } = rows[0]
  if (votes !== releases.length || signed !== releases.length)
    throw new Error(`${votes} votes on ${signed} releases after ${releases.length} posts.`)
}
