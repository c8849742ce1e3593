// A stand-in for a product's deploy target, so that a fresh machine can deploy something for real:
// signed order in, 202, a moment later the new version is served and the callback is sent.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { z } from 'zod'

const NOTE = 'This is the demo deploy target of the release console. It deploys nothing.'
const DEPLOY_TAKES = 2_000
const STAYS_UNSEEN = 10_000
const FAILS_ONCE = '-fails-once'
const LARGEST_ORDER = 64 * 1024
const CALLBACK_TRIES = 6

const { DEPLOY_TARGET_SECRET = '', DEMO_TARGET_FILE = '', DEMO_TARGET_PORT = '0' } = process.env
const webhook = new Webhook(DEPLOY_TARGET_SECRET)

const Order = z.object({
  id: z.string().min(1),
  version: z.string().min(1),
  attempt: z.int().default(1),
  callbackUrl: z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost)$/ }),
  token: z.string().min(1),
})
/** @typedef {z.infer<typeof Order>} Order */

/** @type {Set<string>} a redelivered order is the same order */
const taken = new Set()
/** One order after the other: what is served has to be seen before the next one replaces it. */
let atWork = Promise.resolve()
let seen = () => {}

const server = createServer((request, response) => {
  answer(request).then(
    ([status, body]) => send(response, status, body),
    error => {
      console.error(error)
      send(response, 500, { error: 'Something broke in the demo deploy target.' })
    },
  )
})
server.listen(Number(DEMO_TARGET_PORT), '127.0.0.1', announce)
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(0))

/** @param {import('node:http').IncomingMessage} request @returns {Promise<[number, object]>} */
async function answer(request) {
  const route = `${request.method} ${request.url}`
  if (route === 'GET /version') return [200, { version: shownVersion() }]
  if (route === 'GET /health') return [200, { status: 'ok' }]
  if (route === 'POST /deploy') return takeOrder(await bodyOf(request), request.headers)
  return [404, { error: 'Only POST /deploy, GET /version and GET /health are here.' }]
}

/** @param {string} body @param {import('node:http').IncomingHttpHeaders} headers @returns {[number, object]} */
function takeOrder(body, headers) {
  if (!isSigned(body, headers)) return [401, { error: 'The signature is missing or wrong.' }]
  const order = Order.safeParse(JSON.parse(body))
  if (!order.success) return [400, { error: z.prettifyError(order.error) }]
  if (!taken.has(order.data.id)) atWork = atWork.then(() => deploy(order.data))
  taken.add(order.data.id)
  return [202, { accepted: order.data.id }]
}

/** @param {string} body @param {import('node:http').IncomingHttpHeaders} headers */
function isSigned(body, headers) {
  try {
    webhook.verify(body, /** @type {Record<string, string>} */ (headers))
    return true
  } catch {
    return false
  }
}

/** @param {Order} order */
async function deploy(order) {
  await sleep(DEPLOY_TAKES)
  if (order.attempt === 1 && order.version.endsWith(FAILS_ONCE)) {
    const detail = `The demo deploy target fails the first attempt at a version that ends in ${FAILS_ONCE}.`
    return tell(order, { status: 'failed', detail })
  }
  writeFileSync(DEMO_TARGET_FILE, order.version)
  const looked = new Promise(resolve => (seen = () => resolve(undefined)))
  await tell(order, { status: 'succeeded' })
  await Promise.race([looked, sleep(STAYS_UNSEEN)])
}

/** @typedef {{ status: 'succeeded' } | { status: 'failed', detail: string }} Report */

/** @param {Order} order @param {Report} report */
async function tell({ version, callbackUrl, token }, report) {
  for (let wait = 500, left = CALLBACK_TRIES; left > 0; left--, wait *= 2) {
    if (await call(callbackUrl, { token, ...report })) return
    await sleep(wait)
  }
  console.error(`The demo deploy target could not report ${version}.`)
}

/** @param {string} callbackUrl @param {Report & { token: string }} report */
async function call(callbackUrl, report) {
  try {
    const { status } = await fetch(callbackUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(report),
      redirect: 'error',
      signal: AbortSignal.timeout(5_000),
    })
    return status < 500
  } catch {
    return false // not reachable just now: tried again
  }
}

/** @param {import('node:http').IncomingMessage} request */
async function bodyOf(request) {
  let body = ''
  for await (const part of request.setEncoding('utf8')) {
    body += part
    if (body.length > LARGEST_ORDER) throw new Error('The order is too large.')
  }
  return body
}

function shownVersion() {
  seen()
  return existsSync(DEMO_TARGET_FILE) ? readFileSync(DEMO_TARGET_FILE, 'utf8') : '0.0.0'
}

/** @param {import('node:http').ServerResponse} response @param {number} status @param {object} body */
function send(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json', 'x-demo-stand-in': NOTE })
  response.end(JSON.stringify({ ...body, note: NOTE }))
}

function announce() {
  const address = server.address()
  if (address && typeof address === 'object') process.send?.({ port: address.port })
}
