// @ts-check
/** What is asked before something is written on a run, or it is deleted. */
import { count, time } from '../format.js';
import { html, nothing } from './element.js';
import { render } from '../vendor/lit-html/lit-html.js';

/**
 * Shows a dialog, and puts the focus back afterwards.
 * @param {unknown} content of its form; a button with a value answers
 * @returns {Promise<HTMLFormElement | null>} its form, null where somebody thought better of it
 */
function ask(content) {
  return new Promise((answer) => {
    const dialog = document.body.appendChild(document.createElement('dialog'));
    dialog.className = 'card';
    dialog.setAttribute('aria-labelledby', 'dialog-title');
    render(html`<form method="dialog">${content}</form>`, dialog);
    dialog.addEventListener('close', () => {
      answer(dialog.returnValue === 'yes' ? dialog.querySelector('form') : null);
      dialog.remove();
    });
    dialog.showModal();
  });
}

/** @param {any} r @returns {Promise<boolean>} */
export async function askToDelete(r) {
  return await ask(html`
    <h2 id="dialog-title">Delete this run?</h2>
    <p>Run <b>${r.marks.name ?? r.id}</b> of ${time(r.createdAtMillis)}: its record, its ${count(r.requests)} responses second by second with their distributions,
      the files of its test${r.marks.note || r.marks.tags.length ? ', and its tags and note' : ''} are lost for good. You cannot compare it with other runs any more.</p>
    ${r.marks.baseline ? html`<p class="warn">It is a baseline. A baseline is not deleted, so remove that mark first.</p>` : nothing}
    <div class="row"><button value="yes" class="stop">Delete it</button><button value="no" autofocus>Keep it</button></div>`) !== null;
}

/** @param {any} r @returns {Promise<object | null>} its marks as they are to be */
export async function askToWrite(r) {
  const form = await ask(html`
    <h2 id="dialog-title">Edit this run</h2>
    <p class="soft">${r.id}</p>
    <div class="field"><label for="mark-name">Name</label><input id="mark-name" name="name" maxlength="1000" autocomplete="off" .value=${r.marks.name ?? ''}></div>
    <div class="field"><label for="mark-tags">Tags, separated by spaces</label><input id="mark-tags" name="tags" autocomplete="off" .value=${r.marks.tags.join(' ')}></div>
    <div class="field"><label for="mark-note">Note</label><textarea id="mark-note" name="note" rows="4" maxlength="1000" .value=${r.marks.note ?? ''}></textarea></div>
    <label class="check"><input type="checkbox" name="baseline" .checked=${r.marks.baseline}>Baseline: other runs are compared with it</label>
    <div class="row"><button value="yes" class="primary">Save</button><button value="no" formnovalidate>Cancel</button></div>`);
  if (!form) return null;
  const given = new FormData(form);
  const text = (/** @type {string} */ name) => String(given.get(name) ?? '').trim() || undefined;
  return { name: text('name'), note: text('note'), tags: (text('tags') ?? '').split(/[\s,]+/).map((t) => t.replace(/^#/, '')).filter(Boolean), baseline: given.has('baseline') };
}
