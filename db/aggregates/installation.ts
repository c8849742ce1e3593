import 'server-only'
import { payloads, type InstallationCommand } from '@/lib/installations/commands'
import { concerns } from '@/lib/installations/concerns'
import { decide } from '@/lib/installations/decide'
import { installationEvent, type InstallationEvent } from '@/lib/installations/events'
import type { InstallationState } from '@/lib/installations/installation'
import type { InstallationRefusal } from '@/lib/installations/refusals'
import type { Aggregate } from '../aggregate'
import { lockInstallation } from '../load/installation'
import { projectInstallation } from '../project/installation'

/** An installation: what a customer runs, where, by whom, and under which sale. Subject: its id. */
export const installation: Aggregate<
  InstallationState,
  InstallationCommand,
  InstallationEvent,
  InstallationRefusal
> = {
  name: 'installation',
  payloads,
  lock: lockInstallation,
  decide,
  event: installationEvent,
  concerns,
  project: projectInstallation,
}
