import { execFileSync } from 'node:child_process'

/**
 * Megabytes in memory of the web process among those that `pid` started.
 *
 * @param {number} pid
 */
export function webMemory(pid) {
  const all = processes()
  const web = descendants(pid, all).find(({ args }) =>
    /^next-server|next\/dist\/bin\/next start/.test(args),
  )
  if (!web) throw new Error('The web process was not found.')
  return web.kilobytes / 1000
}

/** @typedef {{ pid: number, parent: number, kilobytes: number, args: string }} Process */

/** @returns {Process[]} */
function processes() {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' })
  return table.split('\n').flatMap(line => {
    const [, pid, parent, rss, args = ''] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return pid
      ? [{ pid: Number(pid), parent: Number(parent), kilobytes: Number(rss) * 1.024, args }]
      : []
  })
}

/** @param {number} pid @param {Process[]} all @returns {Process[]} */
function descendants(pid, all) {
  const children = all.filter(({ parent }) => parent === pid)
  return children.flatMap(child => [child, ...descendants(child.pid, all)])
}
