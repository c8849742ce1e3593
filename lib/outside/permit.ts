import type { Env } from '@/lib/env'
import type { Permit } from './address'

/** What the operator's configuration opens. */
export function permitOf(env: Env): Permit {
  const { CHECKPOINT_WEBHOOK_URL, DEPLOY_TARGET_URL, VERSION_URL, HEALTH_URL, CONSOLE_DEMO } = env
  const hosts = [CHECKPOINT_WEBHOOK_URL, DEPLOY_TARGET_URL, VERSION_URL, HEALTH_URL].flatMap(
    address => (address ? new URL(address).host : []),
  )
  return { hosts, loopback: CONSOLE_DEMO === '1' }
}
