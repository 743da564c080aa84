// Drafts

// A form with data-draft="/path" sends what it holds to that path every ten
// seconds (or data-draft-seconds) while it changes. The server keeps it, and
// [data-draft-status] says so.
const draftSeconds = 10

function startDraft(form) {
  const status = form.querySelector('[data-draft-status]')
  let saved = contents(form)
  let sending = false

  async function save() {
    const now = contents(form)
    if (sending || now === saved) return
    sending = true
    try {
      const answer = await fetch(form.dataset.draft, {
        method: 'POST',
        body: new URLSearchParams(now),
        headers: { Accept: 'text/plain' },
        redirect: 'error',
      })
      if (answer.ok) {
        saved = now
        say(status, 'Draft saved')
      }
    } catch {
      say(status, 'Not saved yet. We keep trying.')
    } finally {
      sending = false
    }
  }

  const timer = setInterval(save, Number(form.dataset.draftSeconds || draftSeconds) * 1000)
  form.addEventListener('submit', () => clearInterval(timer))
}

function contents(form) {
  const pairs = [...new FormData(form)].filter(([, value]) => typeof value === 'string')
  return new URLSearchParams(pairs).toString()
}

function say(status, words) {
  if (status && status.textContent !== words) status.textContent = words
}

for (const form of document.querySelectorAll('form[data-draft^="/"]')) startDraft(form)
