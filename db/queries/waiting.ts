import 'server-only'
import { cache } from 'react'
import { mine } from '@/lib/release/mine'
import { roleFor, type Viewer } from '@/lib/release/people'
import { listDraftDuties } from './invoices'
import { listOpen } from './situation'

/** What waits for the viewer and for others, read once per request: the queue shows it, the navigation counts it. */
export const getWaiting = cache(async (viewer: Viewer) => {
  const [situations, drafts] = await Promise.all([listOpen(viewer), listDraftDuties(viewer)])
  const yours = drafts.filter(({ by }) => roleFor(viewer, [by]) !== null)
  const others = drafts.filter(({ by }) => roleFor(viewer, [by]) === null)
  const onReleases = situations.flatMap(situation => mine(situation, viewer)).length
  return { situations, drafts: { yours, others }, count: onReleases + yours.length }
})
