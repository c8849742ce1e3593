import type { PickedRow } from '@/db/queries/review'
import type { BulkCommand } from '@/lib/invoice/bulk'
import { obstacle } from '@/lib/invoice/standing'
import type { Viewer } from '@/lib/release/people'

/** What stands now between this viewer and a command on one of the drafts: the same rule decides when it is sent. */
export const obstacleTo = (row: PickedRow, act: BulkCommand, viewer: Viewer) =>
  obstacle({ ...row, billedBy: null }, act, viewer)
