import createNextIntlPlugin from 'next-intl/plugin'

const withWords = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  // Sentences are taken apart once, by the build, rather than on every request.
  experimental: { messages: { path: './messages', format: 'json', precompile: true } },
})

export default withWords({
  poweredByHeader: false,
  // proxy.ts has this and more for pages; what answers programs does not go through it.
  headers: () => [
    { source: '/api/:path*', headers: [{ key: 'x-content-type-options', value: 'nosniff' }] },
  ],
  serverExternalPackages: ['pg-boss', 'postgres'],
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  // The largest upload is a test report of 5 MB; its reader says so in words, and needs to see the file for that.
  experimental: { globalNotFound: true, serverActions: { bodySizeLimit: '8mb' } },
})
