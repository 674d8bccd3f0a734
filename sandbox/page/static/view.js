// The view library as the page uses it: Preact, its hooks, and htm's tagged templates bound to it.
// `import { html, useState } from "./view.js"` (blocks/*.js: "../view.js").
import htm from "./vendor/htm.js";
import { h } from "preact";

export const html = htm.bind(h);
export { Component, Fragment, createContext, createPortal, createRef, h, render } from "preact";
export {
  useCallback, useContext, useEffect, useErrorBoundary, useId, useLayoutEffect, useMemo, useReducer, useRef, useState,
} from "./vendor/preact-hooks.js";
