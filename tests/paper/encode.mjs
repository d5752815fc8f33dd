/**
 * The register's own encoder in Node, for a test to talk to: each line of standard input is
 * `{receipt, paper, open}`, answered with a line of base64.
 */
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const [, , packages, root] = process.argv
const the = (path) => import(pathToFileURL(`${packages}/${path}`).href)
const { createServer } = await the('vite/dist/node/index.js')
const { svelte } = await the('@sveltejs/vite-plugin-svelte/src/index.js')
const server = await createServer({
  root,
  configFile: false,
  plugins: [svelte({ configFile: false })],
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
})
const { encodeReceipt, encodePulse } = await server.ssrLoadModule('/src/receipt/escpos.ts')
const { da } = await server.ssrLoadModule('/src/i18n/da.ts')

for await (const line of createInterface({ input: process.stdin })) {
  const { receipt, paper, open, pricebook } = JSON.parse(line)
  const speech = { language: 'da', words: da, pricebook }
  const bytes = receipt ? encodeReceipt(receipt, speech, paper, open) : encodePulse(paper)
  process.stdout.write(Buffer.from(bytes).toString('base64') + '\n')
}
await server.close()
