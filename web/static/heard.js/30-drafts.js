// Drafts

// A form with data-draft="/path" sends what it holds to that path every ten
// seconds (or data-draft-seconds) while it changes. The server keeps it, and
// [data-draft-status] says so, in its own words where it has some. A form that
// came back with something wrong (data-draft-unsaved) is sent as it came,
// because nobody has kept it yet. It also sends when the page goes out of sight,
// because a phone may end a page that somebody has only turned away from.
const draftSeconds = 10

function startDraft(form) {
  const status = form.querySelector('[data-draft-status]')
  let saved = 'draftUnsaved' in form.dataset ? '' : contents(form)
  let sending = false

  async function save(keepalive) {
    const now = contents(form)
    if (sending || now === saved) return
    sending = true
    try {
      const answer = await fetch(form.dataset.draft, {
        method: 'POST',
        body: new URLSearchParams(now),
        headers: { Accept: 'text/plain' },
        redirect: 'error',
        keepalive,
      })
      if (answer.ok) {
        saved = now
        say(status, status?.dataset.draftStatus || 'Draft saved')
      }
    } catch {
      say(status, 'Not saved yet. We keep trying.')
    } finally {
      sending = false
    }
  }

  function saveHidden() {
    if (document.visibilityState === 'hidden') save(true)
  }

  const timer = setInterval(save, Number(form.dataset.draftSeconds || draftSeconds) * 1000, false)
  document.addEventListener('visibilitychange', saveHidden)
  form.addEventListener('submit', () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', saveHidden)
  })
}

function contents(form) {
  const pairs = [...new FormData(form)].filter(([, value]) => typeof value === 'string')
  return new URLSearchParams(pairs).toString()
}

function say(status, words) {
  if (status && status.textContent !== words) status.textContent = words
}

for (const form of document.querySelectorAll('form[data-draft^="/"]')) startDraft(form)
