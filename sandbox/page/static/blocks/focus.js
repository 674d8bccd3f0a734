// Puts the cursor into the one element a view wants it in.
import { useEffect, useRef } from "../view.js";

/**
 * A ref for an element's control; it is focused when it first appears, where the element says `focus_on_load`.
 * @param {{focus_on_load?: boolean}} element
 */
export function useFocusOnLoad(element) {
  const control = useRef(null);
  useEffect(() => {
    if (!element.focus_on_load) return undefined;
    const frame = requestAnimationFrame(() => control.current?.focus()); // after a dialog around has opened
    return () => cancelAnimationFrame(frame);
  }, []);
  return control;
}
