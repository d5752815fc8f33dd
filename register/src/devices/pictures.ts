/** The service worker answers there with what it has, and keeps what it has not. */
export const pictureAddress = (picture: string): string => `/register/pictures/${picture}`

const fetched = new Set<string>()

/** Fetches pictures once, so that they are there without a network. */
export async function keepPictures(pictures: (string | null)[]): Promise<void> {
  await keeper()
  for (const picture of pictures) {
    if (picture === null || fetched.has(picture)) continue
    fetched.add(picture)
    // Without a network there are words alone, until there is one.
    fetch(pictureAddress(picture)).catch(() => fetched.delete(picture))
  }
}

/** Until the service worker answers for this page: before that it keeps nothing. */
async function keeper(): Promise<void> {
  if (!('serviceWorker' in navigator) || navigator.serviceWorker.controller) return
  await new Promise((resolve) =>
    navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
  )
}
