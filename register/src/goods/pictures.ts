import type { TilePage } from '../engine/api'

/** The service worker answers there with what it has, and keeps what it has not. */
export const pictureAddress = (picture: string): string => `/register/pictures/${picture}`

const fetched = new Set<string>()

/** Fetches the pictures of all tiles once, so that they are there without a network. */
export function keepPictures(pages: TilePage[]): void {
  for (const { picture } of pages.flatMap(({ tiles }) => tiles)) {
    if (picture === null || fetched.has(picture)) continue
    fetched.add(picture)
    // Without a network the key shows its words alone, until there is one.
    fetch(pictureAddress(picture)).catch(() => fetched.delete(picture))
  }
}
