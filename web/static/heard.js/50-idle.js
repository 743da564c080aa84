// Idling

// Two minutes before a session ends for want of use, a calm notice offers to
// stay. There is no clock on it.
function startIdleNotice(seconds) {
  let timer = setTimeout(offer, seconds * 1000)

  function offer() {
    const notice = document.createElement('div')
    notice.className = 'heard-idle'
    notice.setAttribute('role', 'status')
    const words = document.createElement('span')
    words.textContent = 'You have been quiet for a while. Soon we sign you out. What you wrote is kept.'
    const stay = document.createElement('button')
    stay.type = 'button'
    stay.className = 'heard-button-link'
    stay.textContent = 'Stay signed in'
    stay.addEventListener('click', async () => {
      try {
        const answer = await fetch('/stay', { method: 'POST', redirect: 'error' })
        if (!answer.ok) return
        notice.remove()
        timer = setTimeout(offer, seconds * 1000)
      } catch {
        words.textContent = 'We could not reach school just now. What you wrote is kept.'
      }
    })
    notice.append(words, stay)
    body.append(notice)
  }

  document.addEventListener('submit', () => clearTimeout(timer))
}

if (body.dataset.idleWarning) startIdleNotice(Number(body.dataset.idleWarning))
