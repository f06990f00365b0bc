/**
 * Opening and closing the cart drawer, and where the focus goes. On narrow screens the drawer covers
 * the page and is modal; on wide ones it stands beside the products, which stay usable.
 */

/** The cart drawer. */
export interface Drawer {
  readonly open: boolean;
  /** Opens it, or closes it when it is open. */
  readonly toggle: () => void;
  readonly close: () => void;
  /** To be called when the dialog says that it was closed, for example by Escape. */
  readonly closed: () => void;
}

/** The drawer in the dialog that `find` returns; `changed` is called when it has opened or closed. */
export function createDrawer(find: () => HTMLDialogElement, changed: () => void): Drawer {
  const wide = matchMedia('(min-width: 64rem)');
  let open = false;
  let opener: HTMLElement | null = null;

  const show = (): void => {
    const dialog = find();
    if (wide.matches) dialog.show();
    else dialog.showModal();
  };
  const close = (): void => {
    const hadFocus = find().contains(document.activeElement);
    if (find().open) find().close();
    if (!open) return;
    open = false;
    changed();
    if (hadFocus) opener?.focus();
  };
  const toggle = (): void => {
    if (open) {
      close();
      return;
    }
    opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    open = true;
    show();
    changed();
    find().querySelector<HTMLElement>('h2')?.focus();
  };

  // A drawer that stays open while the window is resized changes its kind.
  wide.addEventListener('change', () => {
    if (!open) return;
    find().close();
    show();
  });
  // A modal dialog closes itself on Escape; the one beside the page needs telling.
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && open && wide.matches && !event.defaultPrevented) close();
  });

  return {
    get open() {
      return open;
    },
    toggle,
    close,
    // The dialog tells late; by then it may be open again, as another kind.
    closed: () => {
      if (!find().open) close();
    },
  };
}
