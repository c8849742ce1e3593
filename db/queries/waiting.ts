import 'server-only'
import { cache } from 'react'
import { onChange } from '@/db/changes'
import { duties } from '@/lib/release/duties'
import { isMine } from '@/lib/release/mine'
import type { Viewer } from '@/lib/release/people'
import { listDraftDuties } from './draft-duties'
import { listOpen } from './situation'

/** What waits for the viewer and for others, read once per request: the queue shows it, the navigation counts it. */
export const getWaiting = cache(async (viewer: Viewer) => {
  const [situations, drafts] = await Promise.all([listOpen(viewer), listDraftDuties(viewer)])
  const yours = drafts.filter(duty => duty.yours)
  const others = drafts.filter(duty => !duty.yours)
  const onReleases = situations.flatMap(situation =>
    duties(situation).map(duty => isMine(situation, viewer, duty)),
  )
  const mine = onReleases.filter(Boolean).length
  return {
    situations,
    drafts: { yours, others },
    count: mine + yours.length,
    forOthers: onReleases.length - mine + others.length,
  }
})

const lasts = 15_000
const counted = new Map<string, { count: number; at: number }>()
let changes = 0
let hearing = false

/** The same number for the navigation; null when it cannot be had: no page fails for want of it. */
export async function countWaiting(viewer: Viewer): Promise<number | null> {
  try {
    return await keptCount(viewer)
  } catch (error) {
    console.error('What waits was not counted:', error)
    return null
  }
}

/** After a change of this process's own, which need not wait to be heard. */
export function forgetCounts() {
  changes += 1
  counted.clear()
}

// Counted anew after each change that was heard of, and after a while, since plans fall due by themselves.
async function keptCount(viewer: Viewer) {
  hear()
  const at = Date.now()
  const key = [viewer.id, ...viewer.roles].join(' ')
  const known = counted.get(key)
  if (known && at - known.at < lasts) return known.count
  const then = changes
  const { count } = await getWaiting(viewer)
  if (then === changes) counted.set(key, { count, at })
  return count
}

function hear() {
  if (hearing) return
  hearing = true
  onChange(forgetCounts)
}
