// The scripts of the parts that need one, bundled into
// static/vendor/govuk-frontend/components.js as its README says.
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, SkipLink,
} from 'govuk-frontend'

const starting = [
  [Button, 'govuk-button'],
  [CharacterCount, 'govuk-character-count'],
  [Checkboxes, 'govuk-checkboxes'],
  [ErrorSummary, 'govuk-error-summary'],
  [NotificationBanner, 'govuk-notification-banner'],
  [SkipLink, 'govuk-skip-link'],
]

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
for (const [Component, module] of starting) {
  for (const root of document.querySelectorAll(`[data-module="${module}"]`)) {
    try {
      new Component(root)
    } catch (error) {
      // One part that cannot start must not stop the others.
      console.error(error)
    }
  }
}
