import { z } from 'zod'

type Raw = Readonly<Record<string, string | undefined>>

/** `serve` also asks for what a console in production cannot do without. */
type Purpose = 'read' | 'serve'

type Problem = { name: string; text: string }

/**
 * In: environment variables as strings; empty ones count as absent. Out: the typed environment with
 * its defaults, or every variable that is wrong with a sentence that says what it must be. The
 * sentences never repeat a value: it may be a secret.
 */
export function readEnv(
  raw: Raw,
  purpose: Purpose = 'read',
): { ok: true; env: Env } | { ok: false; problems: Problem[] } {
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ''))
  const parsed = Variables.safeParse(given)
  const problems = [
    ...(parsed.error?.issues ?? []).map(asProblem),
    ...incomplete(
      given,
      TOGETHER.filter(group => group.some(name => given[name])),
    ),
    ...incomplete(given, purpose === 'serve' ? neededToServe(given) : []),
    ...exposedDemo(given),
  ]
  return parsed.success && problems.length === 0
    ? { ok: true, env: parsed.data }
    : { ok: false, problems: firstPerName(problems) }
}

/** The environment of this process; throws with all problems at once. */
export function currentEnv(): Env {
  const read = readEnv(process.env)
  if (read.ok) return read.env
  throw new Error(read.problems.map(({ name, text }) => `${name} ${text}`).join('\n'))
}

export type Env = z.infer<typeof Variables>

const webAddress = z.url({ protocol: /^https?$/, error: 'must be an address with http or https' })
// Who signs in is decided there: nobody on the way may answer instead.
const issuer = webAddress.refine(
  address => address.startsWith('https:') || isLoopback(address),
  'must be an address with https, unless it is on this machine',
)
const database = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be an address like postgresql://user@host/database',
})
const email = z.email('must be one e-mail address')
const perMinute = (usual: number) =>
  z.coerce
    .number('must be a whole number of at least 1')
    .int('must be a whole number of at least 1')
    .min(1, 'must be a whole number of at least 1')
    .default(usual)
const hours = z.coerce.number('must be a number of hours')

// A list that is set and says nothing would demand nothing, unnoticed. OpenID Connect parts such values by blanks.
const demanded = z
  .string()
  .regex(/^[^\s,]+(\s*,\s*[^\s,]+)*$/, 'must be values without blanks, parted by commas')
  .optional()
  .transform(text => text?.split(',').map(entry => entry.trim()) ?? [])

const webhookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'must be whsec_ and at least 24 bytes in base64')

const Variables = z.object({
  DATABASE_URL: database.optional(),
  DATABASE_APP_URL: database.optional(),
  PORT: z.coerce
    .number('must be a port number from 1 to 65535')
    .int('must be a port number from 1 to 65535')
    .min(1, 'must be a port number from 1 to 65535')
    .max(65_535, 'must be a port number from 1 to 65535')
    .default(3000),
  NEXTAUTH_URL: webAddress.optional(),
  NEXTAUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_REQUIRE_ACR: demanded,
  OIDC_REQUIRE_AMR: demanded,
  OIDC_TRUST_EMAIL: z.literal('1', 'must be 1 or absent').optional(),
  CONSOLE_ADMIN_EMAIL: email.optional(),
  CONSOLE_DEMO: z.literal('1', 'is set by npm start and is 1 or absent').optional(),
  CONSOLE_INSTANCE: z.string().optional(),
  CONSOLE_JOBS: z.enum(['on', 'off'], 'must be on or off').default('on'),
  PRODUCT_NAME: z.string().default('Product'),
  REQUIRED_SUITES: z
    .string()
    .default('')
    .transform(list => list.split(',').flatMap(suite => suite.trim() || [])),
  PROMISE_HOURS: hours
    .positive('must be more than 0')
    .max(168, 'must be at most 168, a week')
    .default(4),
  COMMANDS_PER_MINUTE: perMinute(120),
  SIGN_INS_PER_MINUTE: perMinute(20),
  CALLBACKS_PER_MINUTE: perMinute(600),
  API_REQUESTS_PER_MINUTE: perMinute(300),
  DEPLOY_TARGET_URL: webAddress.optional(),
  DEPLOY_TARGET_SECRET: webhookSecret.optional(),
  CHECKPOINT_KEY_FILE: z.string().optional(),
  CHECKPOINT_FILE: z.string().optional(),
  CHECKPOINT_WEBHOOK_URL: webAddress.optional(),
  CHECKPOINT_WEBHOOK_SECRET: webhookSecret.optional(),
  ACCOUNTING_WEBHOOK_URL: webAddress.optional(),
  ACCOUNTING_WEBHOOK_SECRET: webhookSecret.optional(),
  VERSION_URL: webAddress.optional(),
  HEALTH_URL: webAddress.optional(),
  SUPPORT_EMAIL: email.default('support@example.com'),
  ACCOUNT_MANAGER_EMAIL: email.default('account.manager@example.com'),
})

const OIDC = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']
const TOGETHER = [
  OIDC,
  ['DEPLOY_TARGET_URL', 'DEPLOY_TARGET_SECRET', 'VERSION_URL'],
  ['CHECKPOINT_KEY_FILE', 'CHECKPOINT_FILE'],
  ['CHECKPOINT_WEBHOOK_URL', 'CHECKPOINT_WEBHOOK_SECRET'],
  ['ACCOUNTING_WEBHOOK_URL', 'ACCOUNTING_WEBHOOK_SECRET'],
]

const neededToServe = (given: Raw) => [
  ['NEXTAUTH_URL', 'NEXTAUTH_SECRET', 'DATABASE_URL'],
  ...(given['CONSOLE_DEMO'] ? [] : [OIDC]),
]

const incomplete = (given: Raw, groups: string[][]) =>
  groups.flat().flatMap(name => (given[name] ? [] : [{ name, text: 'is missing' }]))

function exposedDemo(given: Raw): Problem[] {
  const address = given['NEXTAUTH_URL']
  if (!given['CONSOLE_DEMO'] || !address || isLoopback(address)) return []
  return [{ name: 'CONSOLE_DEMO', text: 'lets everyone in: only for a loopback NEXTAUTH_URL' }]
}

/** Whether only this machine can reach the address. */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { hostname } = new URL(address)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}

const asProblem = ({ path, message }: z.core.$ZodIssue): Problem => ({
  name: String(path[0]),
  text: message,
})

const firstPerName = (problems: Problem[]) =>
  problems.filter(({ name }, at) => problems.findIndex(other => other.name === name) === at)
