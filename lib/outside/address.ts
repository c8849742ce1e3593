import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Where calls may go beside the public internet: the hosts of the configuration, and this machine in the demonstration. */
export type Permit = { hosts: readonly string[]; loopback: boolean }

/** `open`: wherever it leads. `guarded`: only when every address it resolves to is public. */
export type Way = 'open' | 'guarded' | 'not-https' | 'private-address' | 'has-credentials'

/** How this address may be called. What people typed must be https and public; what the operator configured is trusted. */
export function wayTo(url: URL, { hosts, loopback }: Permit): Way {
  if (url.username || url.password) return 'has-credentials'
  if (hosts.includes(url.host)) return 'open'
  if (loopback && isLoopbackHost(url.hostname)) return 'open'
  if (url.protocol !== 'https:') return 'not-https'
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(literal) && !isPublic(literal) ? 'private-address' : 'guarded'
}

/** Whether an address is one of the public internet, by the IANA special-purpose registries (RFC 6890). */
export function isPublic(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, 'ipv4')
    case 6:
      return unicast.check(address, 'ipv6') && !special.check(address, 'ipv6')
    default:
      return false
  }
}

/** Resolves a name for one connection, which then uses the very addresses that were looked at. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses
    if (error) callback(error, [])
    else if (!first || !addresses.every(({ address }) => isPublic(address)))
      callback(Object.assign(new Error(hostname), { code: 'private-address' }), [])
    else if (options.all) callback(null, addresses)
    else callback(null, first.address, first.family)
  })
}

const isLoopbackHost = (hostname: string) =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)

const unicast = new BlockList()
unicast.addSubnet('2000::', 3, 'ipv6')

const special = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  special.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(net, prefix, 'ipv6')
