import type { Env } from '@/lib/env'
import type { Permit } from './address'

/** What the operator's configuration opens. */
export function permitOf(env: Env): Permit {
  const { DEPLOY_TARGET_URL, VERSION_URL, HEALTH_URL } = env
  const { CHECKPOINT_WEBHOOK_URL, ACCOUNTING_WEBHOOK_URL } = env
  const addresses = [
    ...[DEPLOY_TARGET_URL, VERSION_URL, HEALTH_URL],
    ...[CHECKPOINT_WEBHOOK_URL, ACCOUNTING_WEBHOOK_URL],
  ]
  const hosts = addresses.flatMap(address => (address ? new URL(address).host : []))
  return { hosts, loopback: env.CONSOLE_DEMO === '1' }
}
