// A small window of the playground itself, over the whole page: help, a person's card, a question before something big.
import { html, useLayoutEffect, useRef } from "../../vendor/preact.js";
import { Icon } from "./icons.js";

export function Sheet({ title, close, children }) {
  const dialog = useRef(null);
  useLayoutEffect(() => {
    const opener = document.activeElement;
    dialog.current.showModal();
    return () => opener?.focus();
  }, []);
  return html`<dialog ref=${dialog} class="sheet" aria-labelledby="sheet-title" onClose=${close}>
    <header>
      <h2 id="sheet-title">${title}</h2>
      <button type="button" class="plain" aria-label="Close" onClick=${close}><${Icon} name="close" /></button>
    </header>
    ${children}
  </dialog>`;
}
