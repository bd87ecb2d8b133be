// Decap waits until our own parts are registered: form.js starts it.
window.CMS_MANUAL_INIT = true;
