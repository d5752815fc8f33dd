/** The service worker answers there with what it has, and keeps what it has not. */
export const pictureAddress = (picture: string): string => `/register/pictures/${picture}`

const fetched = new Set<string>()

/** Fetches pictures once, so that they are there without a network. */
export function keepPictures(pictures: (string | null)[]): void {
  for (const picture of pictures) {
    if (picture === null || fetched.has(picture)) continue
    fetched.add(picture)
    // Without a network there are words alone, until there is one.
    fetch(pictureAddress(picture)).catch(() => fetched.delete(picture))
  }
}
