import 'server-only'
import { release as releases } from '@/db/aggregates/release'
import type { Channel } from '@/db/aggregate'
import { perform } from '@/lib/perform'
import type { Command } from '@/lib/release/commands'
import type { Machine } from '@/lib/release/people'

type Acting = { name: Machine['name']; channel?: Channel; now?: Date }

/** Enters a command on a release as a machine. A refusal is an answer: what was due no longer is. */
export function act(release: string, command: Command, { name, channel = 'job', now }: Acting) {
  const actor = { kind: 'machine', name } as const
  return perform(releases, { actor, subject: release, command, channel, now })
}
