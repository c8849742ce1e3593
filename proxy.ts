import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NextResponse, type NextRequest } from 'next/server'
import { z } from 'zod'
import { letIn } from '@/lib/auth/origin'
import { askedPath } from '@/lib/auth/way-back'
import { consolePolicy, developmentPolicy, Hashes, publicPolicy } from '@/lib/content-policy'
import { isReadable } from '@/lib/readable-address'
import { isReadableBody } from '@/lib/readable-body'
import { asksForPage, mayBeCommand, saidCookie, saidHeader } from '@/lib/said'
import { usualHeaders } from '@/lib/usual-headers'

export const config = { matcher: ['/((?!api/|_next/|favicon\\.ico$).*)'] }

/** Turns away what another site sends, and what is no form. Who is looking is asked by each page and each command. */
export async function proxy(request: NextRequest) {
  const response = await answerTo(request)
  const usual = usualHeaders(process.env['NEXTAUTH_URL'])
  for (const [name, value] of Object.entries(usual)) response.headers.set(name, value)
  return response
}

async function answerTo(request: NextRequest) {
  const headers = letIn(request.method, request.headers)
  if (!headers) return turnedAway(403, request, from(request.headers.get('origin')))
  if (isTooLarge(request)) return turnedAway(413, request, 'is too large')
  if (!(await isReadableForm(request))) return turnedAway(400, request, 'is no form')
  return page(request, headers)
}

function page(request: NextRequest, headers: Headers) {
  const hashes = inline()[request.nextUrl.pathname]
  return hashes ? publicPage(hashes, headers) : consolePage(request, headers)
}

const from = (origin: string | null) =>
  origin === null ? 'does not say where it is from' : `is from ${origin.slice(0, 100)}`

const foreign = 'This was not sent from a page of the console.'
const sentences = {
  400: foreign,
  403: foreign,
  413: 'This is more than the 8 MB that can be sent at once.',
}

function turnedAway(status: keyof typeof sentences, { method, nextUrl }: NextRequest, why: string) {
  console.warn(`Turned away: a ${method} of ${nextUrl.pathname.slice(0, 100)} that ${why}.`)
  return new NextResponse(`${sentences[status]} Nothing was changed.\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}

/** As much as an action takes (next.config.js): Next would answer what is larger with an error of the server. */
const LARGEST = 8 * 1024 * 1024
const isTooLarge = ({ headers }: NextRequest) => Number(headers.get('content-length')) > LARGEST

async function isReadableForm(request: NextRequest) {
  if (request.method !== 'POST') return true
  const byScript = request.headers.has('next-action')
  const isMultipart = request.headers.get('content-type')?.startsWith('multipart/form-data')
  if (!isMultipart) return !byScript
  // A body that breaks off or has no boundary is none.
  const form = await request
    .clone()
    .formData()
    .catch(() => null)
  return form !== null && isReadableBody(form, byScript)
}

function publicPage(hashes: Hashes, headers: Headers) {
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', publicPolicy(hashes))
  return response
}

/** Next takes the nonce for its own scripts from the policy of the request. */
function consolePage(request: NextRequest, headers: Headers) {
  const policy = dynamicPolicy()
  headers.set('content-security-policy', policy)
  headers.set(askedPath, request.nextUrl.pathname + request.nextUrl.search)
  const said = takeSaid(request, headers)
  const response = isReadable(request.nextUrl)
    ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(new URL('/not-found', request.url), { request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('cache-control', 'no-store')
  if (said) response.cookies.set(said.name, '', { ...said.options, maxAge: 0 })
  return response
}

/** What was done is handed to one page, and to no second one. */
function takeSaid({ method, cookies, headers: asked }: NextRequest, headers: Headers) {
  const cookie = saidCookie()
  const command = cookies.get(cookie.name)?.value
  headers.delete(saidHeader)
  if (command === undefined || !asksForPage(method, asked.get('sec-fetch-mode'))) return null
  if (mayBeCommand(command)) headers.set(saidHeader, command)
  return cookie
}

function dynamicPolicy() {
  const issuer = process.env['OIDC_ISSUER']
  if (process.env.NODE_ENV === 'development') return developmentPolicy(issuer)
  return consolePolicy(crypto.randomUUID().replaceAll('-', ''), issuer)
}

const Written = z.record(z.string(), Hashes)
let known: z.infer<typeof Written> | undefined

/** By path, for the static pages: bin/public-policy.mjs writes it after each build. */
function inline() {
  known ??= process.env.NODE_ENV === 'development' ? {} : read()
  return known
}

function read() {
  const file = join(process.cwd(), '.next', 'public-csp.json')
  return existsSync(file) ? Written.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
}
