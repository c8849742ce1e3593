import { chromium } from '@playwright/test'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// The headless shell draws the same pages with two thirds of the work, so it comes first.
const PACKAGES = ['chromium-headless-shell', 'chromium']
const NAMES = [...PACKAGES, 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** What to start Chromium with: Playwright's own when it is there, else the system's. */
export function launchOptions() {
  const own = existsSync(chromium.executablePath())
  const executablePath = own ? undefined : systemChromium()
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = ['--disable-gpu', ...sandbox]
  return executablePath ? { executablePath, args } : { args }
}

/** Gets a Chromium when there is none: Debian's package for root, else Playwright's download. */
function ensure() {
  if (existsSync(chromium.executablePath()) || systemChromium()) return
  console.log('Installing Chromium')
  if (process.getuid?.() === 0 && onPath(['apt-get'])) installDebianPackage()
  else execFileSync('playwright', ['install', 'chromium'], { stdio: 'inherit' })
}

function installDebianPackage() {
  const options = ['-y', '-q', '--no-install-recommends']
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-q'], { stdio: 'inherit', env })
  execFileSync('apt-get', ['install', ...options, onOffer()], { stdio: 'inherit', env })
}

/** Debian has had the shell as a package of its own for some releases only. */
const onOffer = () =>
  PACKAGES.find(name => spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0) ??
  'chromium'

const systemChromium = () => onPath(NAMES)

/** @param {string[]} names */
const onPath = names =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap(folder => names.map(name => join(folder, name)))
    .find(file => existsSync(file))

if (import.meta.main) ensure()
