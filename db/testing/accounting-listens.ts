/** As though accounting had a system that takes hand-overs. Nothing is behind the address: what is sent there fails. */
export function accountingListens() {
  Object.assign(process.env, {
    ACCOUNTING_WEBHOOK_URL: 'http://127.0.0.1:9/accounting',
    ACCOUNTING_WEBHOOK_SECRET: `whsec_${Buffer.alloc(24, 7).toString('base64')}`,
  })
}
