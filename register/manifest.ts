import type { ManifestOptions } from 'vite-plugin-pwa'

/** What the device shows and does once the register is installed. */
export const manifest: Partial<ManifestOptions> = {
  id: '/register/',
  name: 'Bon kasse',
  short_name: 'Bon',
  description: 'Kassen til butikken. Virker også uden internet.',
  lang: 'da',
  start_url: '/register/',
  scope: '/register/',
  display: 'standalone',
  orientation: 'any',
  background_color: '#ffffff',
  theme_color: '#0f766e',
  icons: [
    { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
    {
      src: 'icons/icon-maskable-512.png',
      sizes: '512x512',
      type: 'image/png',
      purpose: 'maskable',
    },
  ],
}
