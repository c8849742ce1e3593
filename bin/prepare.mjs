// Runs before everything else, on whatever Node is there (20.9 or later), before anything is installed.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const NEEDED = 24
const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const marker = at('node_modules/.installed')
const pinned = at('node_modules/.bin/node')

const wanted = createHash('sha256')
  .update(readFileSync(at('package-lock.json')))
  .update(`${process.platform} ${process.arch}`)
  .digest('hex')

if (!existsSync(marker) || readFileSync(marker, 'utf8') !== wanted) install()
refuseOldNode()

function install() {
  console.log('Installing what is missing')
  const npm = process.env['npm_execpath']
  const [command, ...first] = npm ? [process.execPath, npm] : ['npm']
  const options = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const { status } = spawnSync(command ?? 'npm', [...first, ...options, '--loglevel=error'], {
    cwd: at('.'),
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
  writeFileSync(marker, wanted)
}

function refuseOldNode() {
  const node = existsSync(pinned) ? pinned : process.execPath
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
  if (Number(version.slice(1).split('.')[0]) >= NEEDED) return
  console.error(
    `Node ${NEEDED} or later is needed, and ${version} is what there is for this machine.`,
  )
  process.exit(1)
}
