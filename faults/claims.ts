import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'

/** What is left of a list that lanes share, each taken by the lane that comes to it first. `folder` is the lanes' own. */
export function* leftOf<Item>(folder: string, name: string, items: readonly Item[]) {
  for (const [index, item] of items.entries())
    if (isFirst(join(folder, `${name}-${String(index)}`))) yield item
}

function isFirst(place: string) {
  try {
    closeSync(openSync(place, 'wx'))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}
