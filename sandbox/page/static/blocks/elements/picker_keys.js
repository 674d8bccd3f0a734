// What the keys do in a picker: arrows move, Home and End jump, Enter chooses, Escape leaves.

const PAGE = 8;

/** A key handler for a picker's text field. */
export function pickerKeys({ open, show, hide, choose, options, active, setActive, query, dropLast }) {
  const last = options.length - 1;
  const stop = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const move = (event, to) => {
    stop(event);
    if (open) setActive(last < 0 ? 0 : to);
    else show();
  };
  const keys = {
    ArrowDown: (event) => move(event, active >= last ? 0 : active + 1),
    ArrowUp: (event) => (event.altKey ? open && (stop(event), hide()) : move(event, active <= 0 ? last : active - 1)),
    PageDown: (event) => open && move(event, Math.min(last, active + PAGE)),
    PageUp: (event) => open && move(event, Math.max(0, active - PAGE)),
    Home: (event) => open && !query && move(event, 0),
    End: (event) => open && !query && move(event, last),
    Enter: (event) => {
      stop(event);
      if (open) choose(options[active]);
      else show();
    },
    Escape: (event) => {
      if (!open) return;
      stop(event);
      hide();
    },
    Backspace: () => !query && dropLast(),
  };
  return (event) => {
    if (!event.isComposing) keys[event.key]?.(event);
  };
}
